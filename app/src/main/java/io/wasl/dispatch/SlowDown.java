package io.wasl.dispatch;

/// How much slower than allowed a number sends after Meta complained: half at each complaint, and a tenth faster for
/// every two seconds without one.
final class SlowDown {

    private static final int SLOWEST = 1;
    private static final long STEP_NANOS = 2_000_000_000L;

    /// Meta refuses whatever is on its way at that moment: those complaints are all one.
    private static final long ONE_COMPLAINT_NANOS = 1_000_000_000L;

    private boolean slowed;
    private int rate;
    private long changedAt;

    synchronized void complained(int allowed, long now) {
        if (slowed && now - changedAt < ONE_COMPLAINT_NANOS) {
            return;
        }
        rate = Math.max(SLOWEST, (slowed ? Math.min(rate, allowed) : allowed) / 2);
        slowed = true;
        changedAt = now;
    }

    synchronized int rate(int allowed, long now) {
        if (slowed && now - changedAt >= STEP_NANOS) {
            rate += Math.max(1, rate / 10);
            changedAt = now;
        }
        slowed = slowed && rate < allowed;
        return slowed ? rate : allowed;
    }
}
