package io.wasl.dispatch;

/// The last thing before Meta. What the pacer grants evenly crowds while marks are committed; it is spread again here:
/// no second sees more leave than the number may send. Thread-safe.
final class Gate {

    private final SlidingWindow left;

    Gate(int perSecond) {
        left = new SlidingWindow(perSecond, Pacer.WINDOW);
    }

    /// Counts one that leaves.
    ///
    /// @return when it may, by the nanosecond clock
    synchronized long pass(int perSecond, long now) {
        left.setMost(perSecond);
        long at = left.roomFrom(now);
        left.add(at);
        return at;
    }
}
