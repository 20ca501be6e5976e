package io.wasl.webhook;

import io.wasl.kernel.EssentialThread;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Raises the alarm when those who wait for a statement must hear no: soon if the database is away, late if it is slow.
final class StallWatch {

    private static final Duration LIMIT_WHEN_AWAY = Duration.ofMillis(150);
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration STEP = Duration.ofMillis(20);
    private static final Duration BETWEEN_PREPARATIONS = Duration.ofSeconds(1);
    private static final long IDLE = 0;

    private final Pulse pulse;
    private final Runnable alarm;
    private volatile long begun = IDLE;
    private volatile boolean wanted;
    private @Nullable EssentialThread thread;

    StallWatch(Pulse pulse, Runnable alarm) {
        this.pulse = pulse;
        this.alarm = alarm;
    }

    void begin() {
        begun = System.nanoTime() | 1;
    }

    void end() {
        begun = IDLE;
    }

    void start() {
        wanted = true;
        thread = EssentialThread.start(
                Thread.ofPlatform().name("webhook-log-watch").daemon(), () -> wanted, this::watch);
    }

    void stop() {
        wanted = false;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void watch() {
        try (pulse) {
            long prepared = System.nanoTime() - BETWEEN_PREPARATIONS.toNanos();
            while (wanted) {
                long since = begun;
                long now = System.nanoTime();
                if (since == IDLE && now - prepared >= BETWEEN_PREPARATIONS.toNanos()) {
                    pulse.prepare();
                    prepared = System.nanoTime();
                } else if (since != IDLE && isTooLong(Duration.ofNanos(now - since))) {
                    alarm.run();
                }
                Thread.sleep(STEP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isTooLong(Duration waiting) {
        return waiting.compareTo(LIMIT_WHEN_AWAY) > 0 && (waiting.compareTo(LIMIT) > 0 || !pulse.beats());
    }
}
