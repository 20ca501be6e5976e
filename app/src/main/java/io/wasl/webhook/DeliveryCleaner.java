package io.wasl.webhook;

import io.wasl.kernel.Clockwork;
import io.wasl.settings.Settings;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Prepares the log's next days and drops its oldest ones: before the log opens, then every hour.
@Component
class DeliveryCleaner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeliveryCleaner.class);
    private static final Duration LOOK = Duration.ofHours(1);
    private static final Duration FLUSH = Duration.ofSeconds(5);

    private final DeliveryDays days;
    private final WebhookRefusals refusals;
    private final Clock clock;
    private final Duration retention;
    private final boolean door;
    private final Clockwork clockwork = new Clockwork("webhook-days", 1);

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
        clockwork.every(LOOK, LOOK, this::clean);
        clockwork.every(FLUSH, FLUSH, refusals::flush);
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
        if (clockwork.isRunning()) {
            clockwork.stop();
            refusals.flush();
        }
    }

    @Override
    public boolean isRunning() {
        return clockwork.isRunning();
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
