package io.wasl.campaign;

import io.wasl.database.Standstill;
import io.wasl.kernel.CrashPoint;
import io.wasl.kernel.EssentialThread;
import io.wasl.kernel.Stumbles;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Has the launch and the watch take their steps for as long as the platform runs.
@Component
@ConditionalOnProperty("wasl.engine")
class Launcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Launcher.class);

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration WATCH_PAUSE = Duration.ofSeconds(1);
    private static final Duration LOOK_BACK = Duration.ofSeconds(30);
    private static final Duration TROUBLE = Duration.ofSeconds(10);

    private final Launch launch;
    private final Deadlines deadlines;
    private final Latecomers latecomers;
    private final Watch watch;
    private final LookBack lookBack;
    private final Standstill standstill;
    private final Stumbles<CampaignId> launches;
    private volatile CountDownLatch stopping = new CountDownLatch(0);
    private volatile boolean running;
    private @Nullable EssentialThread launching;
    private @Nullable EssentialThread watching;
    private @Nullable EssentialThread lookingBack;

    Launcher(
            Launch launch,
            Deadlines deadlines,
            Latecomers latecomers,
            Watch watch,
            LookBack lookBack,
            Standstill standstill,
            Clock clock) {
        this.launch = launch;
        this.deadlines = deadlines;
        this.latecomers = latecomers;
        this.watch = watch;
        this.lookBack = lookBack;
        this.standstill = standstill;
        this.launches = new Stumbles<>(clock);
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        running = true;
        launching = start("campaign-launch", () -> repeat(PAUSE, this::launchAll));
        watching = start("campaign-watch", () -> repeat(WATCH_PAUSE, this::watchAll));
        lookingBack = start("campaign-look-back", () -> repeat(LOOK_BACK, lookBack::look));
    }

    @Override
    public void stop() {
        running = false;
        stopping.countDown();
        await(launching);
        await(watching);
        await(lookingBack);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private EssentialThread start(String name, Runnable work) {
        return EssentialThread.start(Thread.ofVirtual().name(name), this::isRunning, work);
    }

    private void repeat(Duration pause, Runnable work) {
        while (running) {
            try {
                work.run();
            } catch (RuntimeException e) {
                log.warn(
                        "{} failed; it is tried again in {}",
                        Thread.currentThread().getName(),
                        TROUBLE,
                        e);
                sleep(TROUBLE);
            }
            sleep(pause);
        }
    }

    private void launchAll() {
        while (running && standstill.current().isEmpty()) {
            LaunchStep step = launch.step(launches.resting());
            switch (step) {
                case LaunchStep.Nothing() -> {
                    return;
                }
                case LaunchStep.Taken taken -> {
                    CrashPoint.AFTER_CAMPAIGN_STEP.hit();
                    launches.succeeded(taken.campaign());
                    log.debug("Campaign {} went a step on", taken.campaign());
                }
                case LaunchStep.Failed(CampaignId id, RuntimeException why) ->
                    log.warn(
                            "Campaign {} could not go on; it goes on from its cursor in {}",
                            id,
                            launches.failed(id),
                            why);
            }
        }
    }

    private void watchAll() {
        deadlines.keep();
        latecomers.look();
        watch.look();
    }

    /// A stop ends it early.
    private void sleep(Duration pause) {
        try {
            var _ = stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            log.debug("Only a stop ends the work");
        }
    }

    private static void await(@Nullable EssentialThread thread) {
        try {
            if (thread != null) {
                thread.join(Duration.ofSeconds(20));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
