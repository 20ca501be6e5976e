package io.wasl.dispatch;

import io.wasl.connection.Trouble;
import io.wasl.message.Fact;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What an attempt's outcome means for its message, and for others.
///
/// @param measure for others than this message; null for none
/// @param alert whether a person should look at it
record Verdict(Fate fate, @Nullable Measure measure, boolean alert) {

    /// What happens to the message.
    sealed interface Fate {

        record Accepted(String wamid) implements Fate {}

        record Failed(Fact.Failure failure) implements Fate {}

        /// Proven not to exist at Meta, and worth another attempt.
        record Again(Duration after, String reason) implements Fate {}

        /// @param refused whether Meta said that it failed, though not in a form that proves it
        record InDoubt(String reason, boolean refused) implements Fate {

            InDoubt(String reason) {
                this(reason, false);
            }
        }
    }

    /// What happens to others.
    sealed interface Measure {

        /// The number sends more slowly for a while.
        record SlowNumber() implements Measure {}

        /// Nothing more leaves from the number to the message's recipient for a while.
        record RestPair(Duration duration) implements Measure {}

        /// Nothing leaves from the number for a while.
        record RestNumber(Duration duration) implements Measure {}

        /// The message's batch stops until a person has seen to it.
        record PauseBatch(PauseCause cause, String reason) implements Measure {}

        /// All batches of the number stop, and go on by themselves later.
        record PauseNumber(Duration duration, String reason) implements Measure {}

        /// The account stops until a person has seen to it.
        record PauseAccount(int code, String reason) implements Measure {}

        /// The account stops until Meta accepts its token, or another, and then goes on by itself.
        record RefuseToken(Trouble trouble, String reason) implements Measure {}
    }

    static Verdict of(Fate fate) {
        return new Verdict(fate, null, false);
    }
}
