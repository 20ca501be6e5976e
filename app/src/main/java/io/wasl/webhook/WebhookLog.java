package io.wasl.webhook;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.wasl.database.DirectConnections;
import io.wasl.kernel.CrashPoint;
import io.wasl.kernel.EssentialThread;
import io.wasl.kernel.LastResort;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Keeps deliveries. One thread writes all that wait at that moment in one statement with one flush to disk, so
/// the more come, the cheaper each is; two such threads were slower than one.
@Component
class WebhookLog implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WebhookLog.class);
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration PROBE_PAUSE = Duration.ofMillis(100);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    /// Opened before the doors and closed after them.
    static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 8192;

    private final DirectConnections connections;
    private final Wakeup reader;
    private final boolean door;
    private final DistributionSummary batches;
    private final WaitingRoom room = new WaitingRoom();
    private final StallWatch watch;

    private volatile boolean open;
    private volatile boolean writable;
    private volatile List<Pending> writing = List.of();
    private @Nullable Connection connection;
    private @Nullable EssentialThread writer;

    WebhookLog(
            DirectConnections connections,
            Wakeup reader,
            MeterRegistry meters,
            @Value("${wasl.door:${wasl.engine:false}}") boolean door) {
        this.connections = connections;
        this.reader = reader;
        this.door = door;
        watch = new StallWatch(new Pulse(connections), this::refuseWaiting);
        batches = meters.summary("wasl.webhook.log.batch");
        meters.gauge("wasl.webhook.log.waiting", room, WaitingRoom::size);
    }

    /// Whether the delivery is durably stored; false within 250 ms if it cannot be known to be. One that was
    /// refused may be in the log all the same: whoever reads the log must bear repetition.
    boolean append(byte[] body, @Nullable String key) {
        if (!open || !writable) {
            return false;
        }
        var delivery = new Pending(body, key);
        if (!room.enter(delivery)) {
            return false;
        }
        // The writer may have gone between the question above and the entry.
        if (!open || !writable) {
            delivery.settle(false);
        }
        return delivery.await();
    }

    private void write() {
        while (isWanted()) {
            try {
                if (!writable) {
                    probe();
                }
                writeNext(room.leave(IDLE));
            } catch (InterruptedException e) {
                log.debug("Nobody interrupts the writer; it ends when the log is closed");
            } catch (SQLException | RuntimeException | Error e) {
                suspend(e);
            }
        }
        disconnect();
    }

    private boolean isWanted() {
        return open || room.size() > 0;
    }

    private void writeNext(List<Pending> batch) throws SQLException {
        if (batch.isEmpty()) {
            return;
        }
        writing = batch;
        watch.begin();
        try {
            Deliveries.append(connection(), batch);
        } finally {
            watch.end();
        }
        writable = true;
        CrashPoint.WEBHOOK_KEPT.hit();
        batch.forEach(delivery -> delivery.settle(true));
        writing = List.of();
        reader.call();
        batches.record(batch.size());
    }

    private void probe() throws SQLException {
        if (!open) {
            room.refuseAll();
            return;
        }
        connection();
        writable = true;
        log.info("The webhook log can be written");
    }

    private Connection connection() throws SQLException {
        var known = connection;
        if (known == null) {
            known = connections.engine("webhook log");
            connection = known;
        }
        return known;
    }

    private void suspend(Throwable reason) {
        LastResort.heed(reason);
        if (writable) {
            log.warn("The webhook log cannot be written; Meta is asked to send again until it can", reason);
        }
        refuseWaiting();
        disconnect();
        LockSupport.parkNanos(PROBE_PAUSE.toNanos());
    }

    private void refuseWaiting() {
        writable = false;
        writing.forEach(delivery -> delivery.settle(false));
        room.refuseAll();
    }

    private void disconnect() {
        var known = connection;
        connection = null;
        if (known != null) {
            try {
                known.close();
            } catch (SQLException e) {
                log.debug("The connection was lost already", e);
            }
        }
    }

    @Override
    public void start() {
        open = true;
        try {
            connection();
            writable = true;
        } catch (SQLException e) {
            log.warn("The webhook log cannot be written yet; Meta is asked to send again until it can", e);
        }
        watch.start();
        writer = EssentialThread.start(Thread.ofPlatform().name("webhook-log"), this::isWanted, this::write);
    }

    @Override
    public void stop() {
        open = false;
        var thread = writer;
        if (thread != null) {
            try {
                thread.join(CLOSING);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        refuseWaiting();
        watch.stop();
    }

    @Override
    public boolean isAutoStartup() {
        return door;
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
