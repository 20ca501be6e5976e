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
    private final WebhookRefusals refusals;
    private final Clock clock;
    private final Duration retention;
    private final boolean door;
    private @Nullable ScheduledExecutorService timer;

    DeliveryCleaner(
            DeliveryDays days,
            WebhookRefusals refusals,
            Clock clock,
            Settings settings,
            @Value("${wasl.door:${wasl.engine:false}}") boolean door) {
        this.days = days;
        this.refusals = refusals;
        this.clock = clock;
        this.door = door;
        retention = settings.webhook().retention();
    }

    @Override
    public void start() {
        clean();
        var hourly = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("webhook-days").daemon().factory());
        var _ = hourly.scheduleWithFixedDelay(this::clean, 1, 1, TimeUnit.HOURS);
        var _ = hourly.scheduleWithFixedDelay(refusals::flush, 5, 5, TimeUnit.SECONDS);
        timer = hourly;
    }

    private void clean() {
        try {
            var now = clock.instant();
            days.keep(now, now.minus(retention));
            refusals.forget(retention);
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
            refusals.flush();
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    @Override
    public boolean isAutoStartup() {
        return door;
    }

    @Override
    public int getPhase() {
        return WebhookLog.PHASE - 1;
    }
}
