package io.wasl.api;

import io.wasl.connection.Account;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An account as the API shows it; its secrets never.
///
/// @param proven whether Meta has confirmed the number; until then nothing is routed to it and nothing leaves from it
/// @param problem why it is paused or broken
record AccountView(
        String id,
        String name,
        String phoneNumberId,
        String wabaId,
        String displayPhoneNumber,
        @Nullable String verifiedName,
        String status,
        boolean proven,
        @Nullable String problem,
        String quality,
        @Nullable String messagingLimit,
        int messagesPerSecond,
        @Nullable Instant tokenExpiresAt,
        @Nullable Instant lastWebhookAt,
        URI callbackUrl) {

    static AccountView of(Account account, URI callback) {
        return new AccountView(
                account.id().toString(),
                account.name(),
                account.phoneNumberId(),
                account.wabaId(),
                account.displayPhoneNumber(),
                account.verifiedName(),
                account.status().name().toLowerCase(Locale.ROOT),
                account.isProven(),
                account.problem(),
                account.quality().name(),
                account.messagingLimit(),
                account.messagesPerSecond(),
                account.tokenExpiresAt(),
                account.lastWebhookAt(),
                callback);
    }
}
