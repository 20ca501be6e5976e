package io.wasl.meta;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody wrote to us. At least one of `fromPhone` and `fromUserId` is present.
///
/// @param fromPhone digits as Meta writes them, without `+`; absent when the person hides the number
/// @param contextWamid the message that this one answers
/// @param repaired whether some text held characters that no database takes and was mended
public record InboundMessage(
        String wabaId,
        String phoneNumberId,
        String wamid,
        Instant at,
        @Nullable String fromPhone,
        @Nullable String fromUserId,
        @Nullable String profileName,
        @Nullable String username,
        InboundContent content,
        @Nullable String contextWamid,
        boolean repaired)
        implements WebhookEvent {}
