package io.wasl.dispatch;

/// Spaces out what leaves. Within any one second, wherever it begins, it grants no more than the rate; and it spreads
/// that over the second instead of granting all at its beginning. Time is a nanosecond clock's. Not thread-safe.
final class Pacer {

    private static final long SECOND = 1_000_000_000L;
    private static final int SMOOTHING_PARTS = 20;

    private int rate;
    /// When each of the last grants was made; the oldest is at `next`.
    private long[] grants;
    private int next;
    private int made;
    private double tokens;
    private long filledAt;

    Pacer(int perSecond, long now) {
        rate = perSecond;
        grants = new long[perSecond];
        filledAt = now;
        tokens = 1;
    }

    int rate() {
        return rate;
    }

    /// From now on at another rate; what was granted within the last second still counts.
    void setRate(int perSecond) {
        if (perSecond == rate) {
            return;
        }
        int kept = Math.min(made, perSecond);
        long[] last = new long[perSecond];
        for (int i = 0; i < kept; i++) {
            last[i] = grants[Math.floorMod(next - kept + i, rate)];
        }
        grants = last;
        made = kept;
        next = kept % perSecond;
        rate = perSecond;
        tokens = Math.min(tokens, burst());
    }

    /// How many may leave now.
    int available(long now) {
        fill(now);
        int smooth = (int) tokens;
        int strict = 0;
        while (strict < smooth && isFree(strict, now)) {
            strict++;
        }
        return strict;
    }

    /// Takes some of what is available.
    void take(int count, long now) {
        tokens -= count;
        for (int i = 0; i < count; i++) {
            grants[next] = now;
            next = (next + 1) % rate;
            made = Math.min(made + 1, rate);
        }
    }

    private boolean isFree(int ahead, long now) {
        return ahead < rate - made || (ahead < rate && now - grants[(next + ahead) % rate] >= SECOND);
    }

    private void fill(long now) {
        tokens = Math.min(burst(), tokens + (now - filledAt) * (double) rate / SECOND);
        filledAt = now;
    }

    private double burst() {
        return Math.max(1, (double) rate / SMOOTHING_PARTS);
    }
}
