package io.wasl.dispatch;

import io.wasl.database.Standstill;
import io.wasl.kernel.Clockwork;
import io.wasl.kernel.EssentialThread;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Starts and stops the threads that send.
@Component
@ConditionalOnBooleanProperty("wasl.engine")
class Engine implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Engine.class);
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final Duration HOUSEKEEPING = Duration.ofMillis(500);
    private static final Duration DOUBTS = Duration.ofSeconds(1);
    private static final Duration EXAMINATION = Duration.ofSeconds(5);
    private static final Duration CLEANING = Duration.ofMinutes(1);

    private final OpenRoads roads;
    private final Picker picker;
    private final Sender sender;
    private final Completer completer;
    private final Rescuer rescuer;
    private final Housekeeper housekeeper;
    private final Doubts doubts;
    private final Setbacks setbacks;
    private final Unfinished unfinished;
    private final Standstill standstill;
    private final Cleaner cleaner;
    private final Clockwork rounds = new Clockwork("engine-rounds", 2);
    private @Nullable EssentialThread picking;
    private @Nullable EssentialThread completing;
    private volatile boolean running;

    Engine(OpenRoads roads, Picker picker, Sender sender, Completer completer, Rescuer rescuer, Care care) {
        this.roads = roads;
        this.picker = picker;
        this.sender = sender;
        this.completer = completer;
        this.rescuer = rescuer;
        this.housekeeper = care.housekeeper();
        this.doubts = care.doubts();
        this.setbacks = care.setbacks();
        this.unfinished = care.unfinished();
        this.standstill = care.standstill();
        this.cleaner = care.cleaner();
    }

    @Component
    record Care(
            Housekeeper housekeeper,
            Doubts doubts,
            Setbacks setbacks,
            Unfinished unfinished,
            Cleaner cleaner,
            Standstill standstill) {}

    @Override
    public void start() {
        standstill.examine();
        running = true;
        completing =
                EssentialThread.start(Thread.ofPlatform().name("engine-completer"), completer::isWanted, completer);
        picking = EssentialThread.start(Thread.ofPlatform().name("engine-picker"), picker::isWanted, picker);
        every(Limits.RENEWAL, rescuer);
        every(HOUSEKEEPING, housekeeper::run);
        every(DOUBTS, doubts::run);
        every(DOUBTS, setbacks::run);
        every(DOUBTS, unfinished::hold);
        every(EXAMINATION, this::examine);
        every(PACE, () -> housekeeper.pace(roads, PACE));
        every(CLEANING, cleaner::run);
        log.info("The engine runs as instance {}", roads.instance());
    }

    /// Lets nothing more leave, waits for Meta's answers, writes them down, and gives the roads back.
    @Override
    public void stop() {
        running = false;
        try {
            picker.close();
            join(picking, Limits.STOP_PICKING);
            sender.close(Limits.STOP_SENDING);
            completer.close();
            if (!join(completing, Limits.STOP_COMPLETING)) {
                log.warn(
                        "Answers of Meta's could not be written down; their messages are in doubt until a status tells");
            }
            rounds.stop();
            rescuer.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("Roads could not be given back; others take them in {}", Limits.LEASE, e);
        }
    }

    /// @return whether it ended in time; if not, it is interrupted
    private static boolean join(@Nullable EssentialThread thread, Duration patience) throws InterruptedException {
        if (thread == null || thread.join(patience)) {
            return true;
        }
        thread.interrupt();
        return false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// It gives its roads back when it stops, and takes none again.
    @Override
    public boolean isPauseable() {
        return false;
    }

    private void examine() {
        try {
            standstill.examine();
        } catch (RuntimeException e) {
            log.warn("Whether the database has moved cannot be told now; it is looked at again soon", e);
        }
    }

    private void every(Duration pause, Runnable round) {
        rounds.every(Duration.ZERO, pause, round);
    }
}
