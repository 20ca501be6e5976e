package io.wasl.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a campaign is sent; what each means stands at `Campaign`.
public record Terms(
        @Nullable Integer messagesPerSecond,
        int restDays,
        boolean resendOnce,
        @Nullable Instant endsAt) {

    static final Terms PLAIN = new Terms(null, 0, false, null);

    Terms withMessagesPerSecond(@Nullable Integer messagesPerSecond) {
        return new Terms(messagesPerSecond, restDays, resendOnce, endsAt);
    }

    Terms withRestDays(int restDays) {
        return new Terms(messagesPerSecond, restDays, resendOnce, endsAt);
    }

    Terms withResendOnce(boolean resendOnce) {
        return new Terms(messagesPerSecond, restDays, resendOnce, endsAt);
    }

    Terms withEndsAt(@Nullable Instant endsAt) {
        return new Terms(messagesPerSecond, restDays, resendOnce, endsAt);
    }
}
