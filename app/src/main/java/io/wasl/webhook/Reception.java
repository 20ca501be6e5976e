package io.wasl.webhook;

import io.wasl.database.Scopes;
import io.wasl.kernel.Clockwork;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Knows since when everything that Meta says has been heard: a door was open all that time, and the reader has caught
/// up. Only such silence says anything.
@Component
public class Reception implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Reception.class);
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration BEHIND = Duration.ofSeconds(3);

    private final Receptions receptions;
    private final Scopes scopes;
    private final boolean door;
    private final Clockwork clockwork = new Clockwork("webhook-reception", 1);

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
    public void start() {
        clockwork.every(Duration.ZERO, BEAT, this::beat);
    }

    @Override
    public void stop() {
        clockwork.stop();
    }

    @Override
    public boolean isRunning() {
        return clockwork.isRunning();
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
