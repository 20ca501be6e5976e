package io.wasl.dispatch;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Keeps apart what leaves from one number to one person: a message every six seconds, and a burst that is
/// borrowed from the time after it. Time is a nanosecond clock's.
final class Pairs {

    static final int BURST = 45;
    static final long INTERVAL = TimeUnit.SECONDS.toNanos(6);
    private static final int SWEPT = 1_000;

    /// When everything that left to a person will have been paid back; absent once it is.
    private final Map<String, Long> paidBackAt = new HashMap<>();
    private int sweepAt = SWEPT;

    /// When the next message may leave to a person; not later than now if it may at once.
    synchronized long freeAt(String person, long now) {
        Long until = paidBackAt.get(person);
        return until == null ? now : until - (BURST - 1) * INTERVAL;
    }

    synchronized void take(String person, long now) {
        paidBackAt.merge(person, now + INTERVAL, (until, fresh) -> Math.max(until, now) + INTERVAL);
        sweep(now);
    }

    /// Leaves a person alone, because Meta asks for it; then begins slowly.
    synchronized void rest(String person, long until) {
        paidBackAt.merge(person, until + (BURST - 1) * INTERVAL, Math::max);
    }

    /// How many people are remembered.
    synchronized int size() {
        return paidBackAt.size();
    }

    private void sweep(long now) {
        if (paidBackAt.size() >= sweepAt) {
            paidBackAt.values().removeIf(until -> until <= now);
            sweepAt = Math.max(SWEPT, 2 * paidBackAt.size());
        }
    }
}
