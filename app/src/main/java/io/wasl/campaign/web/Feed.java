package io.wasl.campaign.web;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The latest look at a campaign, passed on to everybody who watches.
final class Feed {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private @Nullable Snapshot latest;
    private long version;
    private int viewers;
    private boolean ended;

    /// @param version grows with every look
    record Look(Snapshot snapshot, long version) {}

    /// One who watches.
    interface Viewer extends AutoCloseable {

        /// Waits for a look that is newer than `seen`.
        ///
        /// @return null if none came in time; see [#hasEnded()]
        @Nullable Look next(long seen, Duration patience) throws InterruptedException;

        boolean hasEnded();

        @Override
        void close();
    }

    Viewer viewer(Runnable leave) {
        return new Viewer() {
            @Override
            public @Nullable Look next(long seen, Duration patience) throws InterruptedException {
                return await(seen, patience);
            }

            @Override
            public boolean hasEnded() {
                return Feed.this.hasEnded();
            }

            @Override
            public void close() {
                leave.run();
            }
        };
    }

    void join() {
        locked(() -> viewers++);
    }

    int leave() {
        lock.lock();
        try {
            return --viewers;
        } finally {
            lock.unlock();
        }
    }

    boolean isWatched() {
        lock.lock();
        try {
            return viewers > 0 && !ended;
        } finally {
            lock.unlock();
        }
    }

    void show(Snapshot snapshot) {
        locked(() -> {
            latest = snapshot;
            version++;
            changed.signalAll();
        });
    }

    void end() {
        locked(() -> {
            ended = true;
            changed.signalAll();
        });
    }

    /// Waits, but not longer than the feed lives.
    void pause(Duration duration) {
        lock.lock();
        try {
            long left = duration.toNanos();
            while (left > 0 && !ended) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = true;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasEnded() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Look await(long seen, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (version <= seen && left > 0 && !ended) {
                left = changed.awaitNanos(left);
            }
            Snapshot snapshot = latest;
            return version <= seen || snapshot == null ? null : new Look(snapshot, version);
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
