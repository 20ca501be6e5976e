package io.wasl.connection;

import io.wasl.kernel.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A WhatsApp number that a client has connected. Its secrets are not part of it: see [Accounts].
///
/// @param businessId the business portfolio that it belongs to; null until Meta has told
/// @param nameStatus Meta's word on the name that people see, such as `APPROVED`
/// @param messagingLimit Meta's word for how many people may be written to in 24 hours, such as `TIER_2K`
/// @param messagesPerSecond what Meta's throughput and the client's own wish allow, whichever is less
/// @param problem why it is paused or broken: a code of [Trouble], or the reason that a person or the engine gave
/// @param webhookKey ends the callback address of an account that brings its own app; not a secret
/// @param ownApp whether its webhooks are signed by an app of the client's own
/// @param checkedAt when Meta last told about the number
/// @param provenAt when Meta first confirmed that it is the client's; null while it is a claim, to which nothing is
/// routed
public record Account(
        AccountId id,
        TenantId tenant,
        String name,
        String phoneNumberId,
        String wabaId,
        @Nullable String businessId,
        String displayPhoneNumber,
        @Nullable String verifiedName,
        @Nullable String nameStatus,
        Quality quality,
        @Nullable String messagingLimit,
        int messagesPerSecond,
        AccountStatus status,
        @Nullable String problem,
        String webhookKey,
        boolean ownApp,
        @Nullable Instant tokenExpiresAt,
        @Nullable Instant lastWebhookAt,
        @Nullable Instant checkedAt,
        @Nullable Instant provenAt) {

    /// Whose limit of people it shares with other numbers: that of its portfolio, or of its business account until the
    /// portfolio is known.
    public String business() {
        return businessId == null ? wabaId : businessId;
    }

    /// Whether Meta has confirmed that it is the client's.
    public boolean isProven() {
        return provenAt != null;
    }

    /// Whether messages may leave from it.
    public boolean canSend() {
        return status == AccountStatus.CONNECTED;
    }
}
