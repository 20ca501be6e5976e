package io.wasl.webhook;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A delivery whose sender waits to hear whether it is kept.
final class Pending {

    private enum Outcome {
        OPEN,
        KEPT,
        REFUSED
    }

    private final byte[] body;
    private final @Nullable String key;
    private final boolean urgent;
    private final Thread waiter = Thread.currentThread();
    private final AtomicReference<Outcome> outcome = new AtomicReference<>(Outcome.OPEN);

    Pending(byte[] body, @Nullable String key) {
        this.body = body;
        this.key = key;
        urgent = Urgency.of(body);
    }

    byte[] body() {
        return body;
    }

    @Nullable String key() {
        return key;
    }

    boolean isUrgent() {
        return urgent;
    }

    boolean isOpen() {
        return outcome.get() == Outcome.OPEN;
    }

    /// Waits without a limit of its own: whoever cannot keep deliveries must refuse them in time.
    boolean await() {
        while (isOpen()) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                settle(false);
            }
        }
        return outcome.get() == Outcome.KEPT;
    }

    /// The first word counts.
    void settle(boolean kept) {
        if (outcome.compareAndSet(Outcome.OPEN, kept ? Outcome.KEPT : Outcome.REFUSED)) {
            LockSupport.unpark(waiter);
        }
    }
}
