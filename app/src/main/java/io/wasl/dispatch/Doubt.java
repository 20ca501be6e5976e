package io.wasl.dispatch;

import io.wasl.message.Fact;
import io.wasl.message.Purpose;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A message that may have left.
///
/// @param since when its attempt was marked
/// @param refused whether Meta itself said that it failed, though not in a form that proves it
/// @param resendOnce whether the client wants one more attempt where that is left to it
/// @param sentAgain how often it was sent again already for being in doubt
/// @param overtaken whether news came of messages that left later
/// @param standing whether it is still in doubt
record Doubt(
        Fact.About about,
        Purpose purpose,
        Instant since,
        boolean refused,
        boolean resendOnce,
        int sentAgain,
        boolean overtaken,
        boolean standing,
        @Nullable Instant expiresAt) {

    private static final Duration AFTER_A_REFUSAL = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofMinutes(1);

    /// What is done about a doubt.
    sealed interface Decision {

        /// @param pause until it is looked at again
        record Wait(Duration pause) implements Decision {}

        /// Nothing is in doubt any more.
        record Resolved() implements Decision {}

        record SendAgain(String reason) implements Decision {}

        /// It stays unconfirmed and is not sent again by itself; late news is still taken.
        record Hold(String reason) implements Decision {}
    }

    /// @param heardSince since when all that Meta says has been heard; null while that is not so
    Decision decide(@Nullable Instant heardSince, Instant now) {
        if (!standing) {
            return new Decision.Resolved();
        }
        Instant begin = heardSince == null || heardSince.isBefore(since) ? since : heardSince;
        boolean silent = heardSince != null && !now.isBefore(begin.plus(window()));
        boolean oldest = !now.isBefore(since.plus(LONGEST));
        if (oldest) {
            return new Decision.Hold("no status came in 24 hours");
        }
        if (!silent) {
            return waiting();
        }
        return switch (purpose) {
            case CODE ->
                mayResend(now)
                        ? new Decision.SendAgain(
                                "a code is sent once more after " + window().toSeconds() + " s without a status")
                        : new Decision.Hold("the code has been sent again already, or is not valid any more");
            case CHAT -> new Decision.Hold("no status came in " + window().toSeconds() + " s; a person decides");
            case UTILITY -> utility(now);
            case MARKETING -> refused ? new Decision.Hold("Meta reported an error and no status came") : waiting();
        };
    }

    private Decision utility(Instant now) {
        if (!overtaken && !refused) {
            return waiting();
        }
        return resendOnce && mayResend(now)
                ? new Decision.SendAgain("the client wants messages without a status sent once more")
                : new Decision.Hold("no status came, though statuses of later messages did");
    }

    private Decision waiting() {
        return new Decision.Wait(window().compareTo(SHORT) < 0 ? SOON : LATER);
    }

    private boolean mayResend(Instant now) {
        return sentAgain == 0 && (expiresAt == null || now.isBefore(expiresAt));
    }

    /// How long, at least, news of a message in doubt is waited for.
    static Duration window(Purpose purpose, boolean refused) {
        Duration silence = window(purpose);
        // Meta's own word makes it likely that nothing left.
        return refused && silence.compareTo(AFTER_A_REFUSAL) > 0 ? AFTER_A_REFUSAL : silence;
    }

    private static Duration window(Purpose purpose) {
        return switch (purpose) {
            // Whoever waits for a code gets the same one again, which does no harm if both arrive.
            case CODE -> Duration.ofSeconds(8);
            // The person who wrote it decides.
            case CHAT -> Duration.ofSeconds(30);
            // Twice is a nuisance.
            case UTILITY -> Duration.ofMinutes(15);
            // Twice costs money and good will.
            case MARKETING -> Duration.ofHours(24);
        };
    }

    private Duration window() {
        return window(purpose, refused);
    }
}
