package io.wasl.webhook;

import io.wasl.settings.Settings;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Prepares the log's next days and drops its oldest ones: before the log opens, then every hour.
@Component
class DeliveryCleaner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeliveryCleaner.class);

    private final DeliveryDays days;
    private final Clock clock;
    private final Duration retention;
    private final boolean engine;
    private @Nullable ScheduledExecutorService timer;

    DeliveryCleaner(DeliveryDays days, Clock clock, Settings settings, @Value("${wasl.engine:false}") boolean engine) {
        this.days = days;
        this.clock = clock;
        this.engine = engine;
        retention = settings.webhook().retention();
    }

    @Override
    public void start() {
        clean();
        var hourly = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("webhook-days").daemon().factory());
        var _ = hourly.scheduleWithFixedDelay(this::clean, 1, 1, TimeUnit.HOURS);
        timer = hourly;
    }

    private void clean() {
        try {
            var now = clock.instant();
            days.keep(now, now.minus(retention));
        } catch (SQLException | RuntimeException e) {
            log.warn("The days of the webhook log cannot be looked after; the next hour tries again", e);
        }
    }

    @Override
    public void stop() {
        var hourly = timer;
        timer = null;
        if (hourly != null) {
            hourly.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    @Override
    public boolean isAutoStartup() {
        return engine;
    }

    @Override
    public int getPhase() {
        return WebhookLog.PHASE - 1;
    }
}
