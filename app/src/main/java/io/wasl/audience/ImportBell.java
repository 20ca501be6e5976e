package io.wasl.audience;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// Wakes who waits for imports in this instance; those of other instances look by themselves.
@Component
class ImportBell {

    private final Semaphore rung = new Semaphore(0);

    void ring() {
        rung.release();
    }

    /// Returns when it has rung since the last call, or after a while.
    void await(Duration patience) throws InterruptedException {
        if (rung.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            rung.drainPermits();
        }
    }
}
