package io.wasl.lab;

import java.time.Duration;

/// For how long at least one platform has been ready, as far as anybody looked.
final class Uptime {

    private Duration total = Duration.ZERO;
    private long lookedAt = System.nanoTime();
    private boolean wasUp;

    void look(boolean up) {
        long now = System.nanoTime();
        if (up && wasUp) {
            total = total.plusNanos(now - lookedAt);
        }
        wasUp = up;
        lookedAt = now;
    }

    Duration total() {
        return total;
    }
}
