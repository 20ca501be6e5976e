package io.wasl.webhook;

import io.wasl.kernel.EssentialThread;
import io.wasl.kernel.LastResort;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Follows the webhook log. One instance reads at a time, whichever takes the cursor first.
@Component
class WebhookReader implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WebhookReader.class);
    private static final Duration POLL = Duration.ofMillis(200);
    // So much later nobody minds a status; the sets are larger and each event costs less.
    private static final Duration GATHERING = Duration.ofMillis(25);
    private static final int STREAM = 16;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final Slices slices;
    private final Quarantine quarantine;
    private final WebhookReplays replays;
    private final FollowLines lines;
    private final Suspects suspects;
    private final Wakeup wakeup;
    private final boolean engine;

    private volatile boolean running;
    private @Nullable EssentialThread thread;

    WebhookReader(
            Slices slices,
            Quarantine quarantine,
            WebhookReplays replays,
            FollowLines lines,
            Suspects suspects,
            Wakeup wakeup,
            @Value("${wasl.engine:false}") boolean engine) {
        this.slices = slices;
        this.quarantine = quarantine;
        this.replays = replays;
        this.lines = lines;
        this.suspects = suspects;
        this.wakeup = wakeup;
        this.engine = engine;
    }

    private void read() {
        var pause = FIRST_PAUSE;
        while (running) {
            try {
                long begun = System.nanoTime();
                var progress = slices.next();
                tell(progress);
                pause = FIRST_PAUSE;
                if (progress.more()) {
                    tell(slices.urgent());
                } else if (!quarantine.retrySome() && !replays.continueOne()) {
                    wakeup.await(POLL);
                    if (progress.deliveries() >= STREAM) {
                        LockSupport.parkNanos(GATHERING.toNanos() - (System.nanoTime() - begun));
                    }
                }
            } catch (InterruptedException e) {
                log.debug("Asked to stop");
            } catch (RuntimeException | Error e) {
                LastResort.heed(e);
                log.warn("The webhook log cannot be read on; trying the same events again in {}", pause, e);
                pause = rest(pause);
            }
        }
    }

    private void tell(Slices.Progress progress) {
        lines.tell(progress);
        suspects.count(progress);
    }

    private Duration rest(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            log.debug("Asked to stop while waiting");
        }
        var next = pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    }

    @Override
    public void start() {
        running = true;
        thread = EssentialThread.start(Thread.ofPlatform().name("webhook-reader"), this::isRunning, this::read);
    }

    @Override
    public void stop() {
        running = false;
        wakeup.call();
        var reading = thread;
        if (reading != null) {
            try {
                reading.join(CLOSING);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isAutoStartup() {
        return engine;
    }

    @Override
    public int getPhase() {
        return WebhookLog.PHASE + 1;
    }
}
