package io.wasl.dispatch;

import io.wasl.message.MessageStatus;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How far a batch has come.
///
/// @param counts a number for every status in which a message of a batch can stand; they add up to `total`
/// @param eta when the last message will have left, at the present pace
/// @param limitedBy what sets the pace: one of the constants below; null when nothing is left to send
/// @param perSecond how many left per second lately
/// @param reason why it is paused, for people
public record Progress(
        BatchState state,
        int total,
        Map<MessageStatus, Long> counts,
        @Nullable Instant eta,
        @Nullable String limitedBy,
        double perSecond,
        @Nullable PauseCause pausedBy,
        @Nullable String reason) {

    public static final String NUMBER_PACE = "number_pace";
    public static final String BATCH_PACE = "batch_pace";
    public static final String MESSAGING_LIMIT = "messaging_limit";
    /// What is left waits for a time that Meta asks to leave its people alone; `eta` is when the last may be tried.
    public static final String HELD_BACK = "held_back";
    public static final String PAUSED = "paused";
    public static final String ACCOUNT = "account";
}
