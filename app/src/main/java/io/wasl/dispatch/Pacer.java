package io.wasl.dispatch;

import java.time.Duration;

/// Spaces out what leaves. Within any one second, wherever it begins, it grants no more than the rate; and it spreads
/// that over the second instead of granting all at its beginning. Time is a nanosecond clock's. Not thread-safe.
final class Pacer {

    /// A second and a hundredth: on the way to Meta, what left within more than a second may arrive within one.
    static final long WINDOW = Duration.ofMillis(1_010).toNanos();

    private static final int SMOOTHING_PARTS = 10;

    private final SlidingWindow grants;
    private double tokens;
    private long filledAt;

    Pacer(int perSecond, long now) {
        grants = new SlidingWindow(perSecond, WINDOW);
        filledAt = now;
        tokens = 1;
    }

    int rate() {
        return grants.most();
    }

    /// From now on at another rate; what was granted within the last second still counts.
    void setRate(int perSecond) {
        grants.setMost(perSecond);
        tokens = Math.min(tokens, burst());
    }

    /// How many may leave now.
    int available(long now) {
        fill(now);
        int smooth = (int) tokens;
        int strict = 0;
        while (strict < smooth && grants.hasRoom(strict, now)) {
            strict++;
        }
        return strict;
    }

    /// Takes some of what is available.
    void take(int count, long now) {
        tokens -= count;
        for (int i = 0; i < count; i++) {
            grants.add(now);
        }
    }

    private void fill(long now) {
        tokens = Math.min(burst(), tokens + (now - filledAt) * (double) rate() / WINDOW);
        filledAt = now;
    }

    private double burst() {
        return Math.max(1, (double) rate() / SMOOTHING_PARTS);
    }
}
