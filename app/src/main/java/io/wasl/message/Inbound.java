package io.wasl.message;

import io.wasl.connection.AccountId;
import io.wasl.contact.ContactId;
import io.wasl.kernel.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message that somebody sent to one of our numbers.
///
/// @param body what a person reads of it
/// @param content as Meta described it, as JSON
/// @param replyTo the wamid of the message that it quotes
public record Inbound(
        TenantId tenant,
        MessageId id,
        AccountId account,
        String wamid,
        @Nullable String phone,
        @Nullable String userId,
        @Nullable ContactId contact,
        String type,
        @Nullable String body,
        @Nullable String content,
        @Nullable String replyTo,
        Instant at) {}
