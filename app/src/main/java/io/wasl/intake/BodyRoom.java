package io.wasl.intake;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/// The room for all bodies of pages and API together, until their requests have ended: in memory, where what is made of
/// a body takes several times its size, and on the disk for files that are uploaded.
@Component
final class BodyRoom {

    /// This much everybody gets: it fits into what a connection takes anyway.
    private static final long FREE = 8L * 1024;

    private static final long SMALL = 64L * 1024;
    private static final int SHARE_OF_HEAP = 12;
    private static final int SHARE_FOR_SMALL_ONES = 8;
    // The largest that the API takes, a campaign with its recipients, must fit in.
    private static final DataSize LEAST = DataSize.ofMegabytes(40);

    private final Place memory;
    private final Place disk;

    BodyRoom(IntakeLimits limits) {
        long heap = Runtime.getRuntime().maxMemory();
        var given = limits.bodyMemory();
        memory = new Place(given == null ? Math.max(LEAST.toBytes(), heap / SHARE_OF_HEAP) : given.toBytes());
        disk = new Place(limits.uploads().toBytes());
    }

    Place memory() {
        return memory;
    }

    Place disk() {
        return disk;
    }

    /// An eighth is kept for small bodies, so that a few large ones do not keep everybody from signing in.
    static final class Place {

        private final long most;
        private final AtomicLong taken = new AtomicLong();

        Place(long most) {
            this.most = most;
        }

        /// @param held what the body has taken so far
        /// @param wanted what it is to have
        /// @return whether it has it now; otherwise it keeps what it had
        boolean grow(long held, long wanted) {
            long more = beyondFree(wanted) - beyondFree(held);
            long limit = wanted > SMALL ? most - most / SHARE_FOR_SMALL_ONES : most;
            if (taken.addAndGet(more) > limit && more > 0) {
                taken.addAndGet(-more);
                return false;
            }
            return true;
        }

        void leave(long held) {
            taken.addAndGet(-beyondFree(held));
        }

        long taken() {
            return taken.get();
        }

        private static long beyondFree(long size) {
            return Math.max(0, size - FREE);
        }
    }
}
