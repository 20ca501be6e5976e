package io.wasl.message;

import io.wasl.connection.AccountId;
import io.wasl.contact.ContactId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message as it is on record.
///
/// @param content what Meta was or will be given, or gave us, under the key `type`, as JSON
/// @param detail why it failed or was not sent, for people
public record StoredMessage(
        MessageId id,
        AccountId account,
        Direction direction,
        @Nullable UUID batch,
        @Nullable String phone,
        @Nullable String userId,
        @Nullable ContactId contact,
        String type,
        @Nullable String body,
        @Nullable String content,
        List<String> variables,
        MessageStatus status,
        @Nullable String wamid,
        int attempt,
        FactTimes times,
        @Nullable Integer errorCode,
        @Nullable String detail,
        @Nullable String pricingCategory,
        @Nullable String pricingType,
        @Nullable String clientRef,
        @Nullable String replyTo,
        Instant createdAt) {}
