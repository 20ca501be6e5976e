package io.wasl.contact;

import io.wasl.kernel.Clockwork;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Goes on with what is done to many contacts at once, on whichever machine, and forgets after a day what would be
/// needed
/// to take it back.
@Component
class BulkRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BulkRunner.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration UNDO_FOR = Duration.ofDays(1);

    private final BulkActs acts;
    private final BulkWork work;
    private final InstantSource clock;
    private final boolean engine;
    private final Clockwork clockwork = new Clockwork("bulk-acts", 1);

    BulkRunner(BulkActs acts, BulkWork work, InstantSource clock, @Value("${wasl.engine:false}") boolean engine) {
        this.acts = acts;
        this.work = work;
        this.clock = clock;
        this.engine = engine;
    }

    @Override
    public void start() {
        clockwork.every(PAUSE, PAUSE, this::carryOn);
        clockwork.every(Duration.ofMinutes(1), Duration.ofHours(1), this::forget);
    }

    /// A piece of each in turn, or somebody's million would keep others' ten waiting.
    private void carryOn() {
        try {
            boolean more = true;
            while (more) {
                more = acts.open().stream().filter(this::carryOn).count() > 0;
            }
        } catch (RuntimeException e) {
            log.warn("Acts on many contacts stand still; they go on in {}", PAUSE, e);
        }
    }

    private boolean carryOn(BulkActs.Open open) {
        try {
            return work.carryOn(open.tenant(), open.id());
        } catch (RuntimeException e) {
            log.warn("The act {} on many contacts stands still; it goes on in {}", open.id(), PAUSE, e);
            return false;
        }
    }

    private void forget() {
        try {
            int forgotten = acts.forget(clock.instant().minus(UNDO_FOR));
            log.debug("Forgot how to take back {} acts on many contacts", forgotten);
        } catch (RuntimeException e) {
            log.warn("Old acts on many contacts stay; the next hour tries again", e);
        }
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
        return engine;
    }
}
