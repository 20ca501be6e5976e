package io.wasl.webhook;

import io.wasl.database.Scopes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Knows since when everything that Meta says has been heard: a door was open all that time, and the reader
/// has caught up. Only such silence says anything.
@Component
public class Reception implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Reception.class);
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration BEHIND = Duration.ofSeconds(3);

    private final Receptions receptions;
    private final Scopes scopes;
    private final boolean door;
    private @Nullable ScheduledExecutorService clockwork;

    Reception(Receptions receptions, Scopes scopes, @Value("${wasl.door:${wasl.engine:false}}") boolean door) {
        this.receptions = receptions;
        this.scopes = scopes;
        this.door = door;
    }

    /// By the database's clock; empty while something may have been said that is not read.
    public Optional<Instant> unbrokenSince() {
        return scopes.engine(() -> receptions.unbrokenSince(SILENCE));
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // every failure is told where it happens
    public synchronized void start() {
        clockwork = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("webhook-reception").factory());
        clockwork.scheduleWithFixedDelay(this::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (clockwork != null) {
            clockwork.shutdownNow();
            clockwork = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clockwork != null;
    }

    @Override
    public boolean isAutoStartup() {
        return door;
    }

    private void beat() {
        try {
            scopes.engine(() -> receptions.beat(SILENCE, BEHIND));
        } catch (RuntimeException e) {
            log.warn("That webhooks are received cannot be noted; doubts stay open until it can", e);
        }
    }
}
