package io.wasl.kernel;

import java.time.Duration;

/// So much heavy work waits that more is refused for now.
public final class TooBusy extends RuntimeException {

    private final Duration retryAfter;

    TooBusy(Duration retryAfter) {
        super("Too much heavy work waits");
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
