package io.wasl.meta;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody wrote to us. At least one of `fromPhone` and `fromUserId` is present.
///
/// @param fromPhone digits as Meta writes them, without `+`; absent when the person hides the number
/// @param groupId the group in which it was written; absent outside groups
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
        @Nullable MessageContext context,
        @Nullable Referral referral,
        @Nullable String groupId,
        boolean repaired)
        implements WebhookEvent {

    /// The message that this one answers.
    public @Nullable String contextWamid() {
        return context == null ? null : context.wamid();
    }
}
