package io.wasl.dispatch;

import java.util.concurrent.TimeUnit;

/// How much slower than allowed a number sends while Meta leaves open what becomes of nearly all its messages: each of
/// those may be lost, and a campaign would make thousands of them within a minute in which Meta is broken. A quarter
/// once four of five of the last ones are unclear, then a sixteenth, which learns soon enough that Meta is back; and
/// twice as fast every two seconds in which it answers. Thread-safe.
final class Caution {

    private static final int LATELY = 50;
    private static final int MANY = 40;
    private static final int LEAST_SHARE = 16;

    /// Whatever is on its way at that moment ends alike.
    private static final long ONE_MOMENT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long STEP_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long FORGOTTEN_NANOS = TimeUnit.MINUTES.toNanos(1);

    /// One bit for each of the last messages, set for those that are unclear.
    private long lately;

    private boolean careful;
    private boolean answered;
    private int rate;
    private long changedAt;

    synchronized void clear() {
        lately = lately << 1 & (1L << LATELY) - 1;
        answered = true;
    }

    /// @return whether the number sends more slowly from now on
    synchronized boolean unclear(int allowed, long now) {
        lately = (lately << 1 | 1) & (1L << LATELY) - 1;
        if (Long.bitCount(lately) < MANY || (careful && now - changedAt < ONE_MOMENT_NANOS)) {
            return false;
        }
        int before = careful ? Math.min(rate, allowed) : allowed;
        rate = Math.max(Math.max(1, allowed / LEAST_SHARE), before / 4);
        careful = true;
        answered = false;
        lately = 0;
        changedAt = now;
        return rate < before;
    }

    synchronized int rate(int allowed, long now) {
        if (careful && answered && now - changedAt >= STEP_NANOS) {
            rate = Math.min(allowed, rate * 2);
            answered = false;
            changedAt = now;
        }
        careful = careful && rate < allowed && now - changedAt < FORGOTTEN_NANOS;
        return careful ? rate : allowed;
    }
}
