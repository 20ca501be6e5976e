package io.wasl.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Deliveries on their way into the log, few enough to be held in memory.
final class WaitingRoom {

    static final int MAX_DELIVERIES = 8_000;
    static final long MAX_BYTES = 64L * 1024 * 1024;
    static final int MAX_BATCH = 500;
    private static final long MAX_BATCH_BYTES = 8L * 1024 * 1024;

    private final ArrayBlockingQueue<Pending> queue = new ArrayBlockingQueue<>(MAX_DELIVERIES);
    private final AtomicLong bytes = new AtomicLong();

    /// Whether there was room.
    boolean enter(Pending delivery) {
        int size = delivery.body().length;
        if (bytes.addAndGet(size) <= MAX_BYTES && queue.offer(delivery)) {
            return true;
        }
        bytes.addAndGet(-size);
        return false;
    }

    /// Those that wait, as many as fit one statement; waits for the first of them, but not longer than `patience`.
    List<Pending> leave(Duration patience) throws InterruptedException {
        var batch = new ArrayList<Pending>(MAX_BATCH);
        long size = 0;
        var next = queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        while (next != null) {
            bytes.addAndGet(-next.body().length);
            size += next.body().length;
            if (next.isOpen()) {
                batch.add(next);
            }
            next = batch.size() < MAX_BATCH && size < MAX_BATCH_BYTES ? queue.poll() : null;
        }
        return batch;
    }

    void refuseAll() {
        for (var next = queue.poll(); next != null; next = queue.poll()) {
            bytes.addAndGet(-next.body().length);
            next.settle(false);
        }
    }

    int size() {
        return queue.size();
    }
}
