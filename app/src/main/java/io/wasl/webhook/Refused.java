package io.wasl.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Requests that the door turned away for one reason.
///
/// @param accountKey the account key at the end of the path; null for the common address
public record Refused(Reason reason, @Nullable String accountKey, long requests, Instant lastAt) {

    public enum Reason {
        /// No signature, or none of the right form: hardly ever Meta.
        UNSIGNED,
        /// Signed with a secret that is not ours: the app secret is probably wrong or was changed at Meta.
        WRONG_SECRET,
        /// Introduced with a verify token that is not ours.
        WRONG_TOKEN
    }
}
