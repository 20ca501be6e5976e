package io.wasl.kernel;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Time-ordered ids (UUID version 7, RFC 9562): rows made together lie together, and an id sorts by when it was made.
/// Within one process they are strictly increasing, also when the clock stands still or steps back.
public final class Ids {

    private static final int COUNTER_BITS = 12;
    private static final long LATEST_MILLIS = (1L << 48) - 1;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();
    private final AtomicLong belated = new AtomicLong();

    public Ids(InstantSource clock) {
        this.clock = clock;
    }

    /// An id that sorts among those that were made at that time, and after those that this process was asked to put
    /// there
    /// before.
    public UUID at(Instant time) {
        long millis = Math.clamp(time.toEpochMilli(), 0, LATEST_MILLIS);
        long counter = belated.getAndIncrement() & ((1 << COUNTER_BITS) - 1);
        return id(millis, counter);
    }

    public UUID next() {
        long tick = last.updateAndGet(previous -> Math.max(previous + 1, clock.millis() << COUNTER_BITS));
        long millis = tick >>> COUNTER_BITS;
        long counter = tick & ((1 << COUNTER_BITS) - 1);
        return id(millis, counter);
    }

    private UUID id(long millis, long counter) {
        return new UUID(millis << 16 | VERSION_7 | counter, VARIANT | random.nextLong() >>> 2);
    }
}
