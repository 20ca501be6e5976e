package io.wasl.bench;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for what the platform does and nobody tells.
final class Wait {

    private static final Duration STEP = Duration.ofMillis(50);

    private Wait() {}

    static void until(BooleanSupplier condition) {
        try {
            while (!condition.getAsBoolean()) {
                Thread.sleep(STEP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The benchmark was interrupted", e);
        }
    }
}
