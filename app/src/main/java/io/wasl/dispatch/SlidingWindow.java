package io.wasl.dispatch;

/// Remembers when the last ones left, and has room for no more than so many within any one window of time, wherever it
/// begins. Time is a nanosecond clock's. Not thread-safe.
final class SlidingWindow {

    private final long length;
    /// The oldest is at `next`.
    private long[] times;
    private int next;
    private int made;

    SlidingWindow(int most, long length) {
        this.length = length;
        this.times = new long[most];
    }

    int most() {
        return times.length;
    }

    /// From now on for more or fewer; what left within the last window still counts.
    void setMost(int most) {
        if (most == times.length) {
            return;
        }
        int kept = Math.min(made, most);
        long[] last = new long[most];
        for (int i = 0; i < kept; i++) {
            last[i] = times[Math.floorMod(next - kept + i, times.length)];
        }
        times = last;
        made = kept;
        next = kept % most;
    }

    /// Whether there is room for one after so many others.
    boolean hasRoom(int others, long now) {
        return others < times.length && roomAt(others) <= now;
    }

    /// When there is room for the next one: now, or as soon as the oldest has left the window.
    long roomFrom(long now) {
        return Math.max(now, roomAt(0));
    }

    void add(long time) {
        times[next] = time;
        next = (next + 1) % times.length;
        made = Math.min(made + 1, times.length);
    }

    private long roomAt(int others) {
        return others < times.length - made ? Long.MIN_VALUE : times[(next + others) % times.length] + length;
    }
}
