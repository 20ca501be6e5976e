package io.wasl.webhook;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// Tells the reader that the log has grown. Calls that nobody waits for are remembered as one.
@Component
final class Wakeup {

    private final Semaphore calls = new Semaphore(0);

    void call() {
        if (calls.availablePermits() == 0) {
            calls.release();
        }
    }

    /// Waits for a call, but not longer than `patience`.
    void await(Duration patience) throws InterruptedException {
        if (calls.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            calls.drainPermits();
        }
    }
}
