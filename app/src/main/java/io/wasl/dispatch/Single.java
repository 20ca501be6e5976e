package io.wasl.dispatch;

import io.wasl.connection.AccountId;
import io.wasl.contact.ContactId;
import io.wasl.message.Lane;
import io.wasl.message.MessageId;
import io.wasl.meta.Message;
import io.wasl.meta.Recipient;
import org.jspecify.annotations.Nullable;

/// A message that is not part of a batch.
///
/// @param id made by the caller, who can find the message again by it
/// @param preview what a person reads of it
/// @param replyTo the wamid of the message that it quotes
/// @param clientRef the caller's own name for it
public record Single(
        MessageId id,
        AccountId account,
        Lane lane,
        Recipient to,
        @Nullable ContactId contact,
        Message message,
        @Nullable String preview,
        @Nullable String replyTo,
        @Nullable String clientRef) {}
