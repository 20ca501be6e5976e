package io.wasl.dispatch;

import io.wasl.dispatch.Verdict.Fate;
import io.wasl.dispatch.Verdict.Measure;
import io.wasl.kernel.CrashPoint;
import io.wasl.kernel.LastResort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;

/// Collects what came of attempts and has it written down in sets. Its queue is as long as messages are in flight,
/// which is limited where they leave.
final class Completer implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Completer.class);
    private static final long POLL_MILLIS = 100;
    private static final long RETRY_MILLIS = 250;
    // While answers stream in, they are written this far apart: fewer and larger sets.
    private static final long GATHERING_NANOS = Duration.ofMillis(15).toNanos();
    private static final int ENOUGH = 100;

    private final BlockingQueue<Outcome> queue = new LinkedBlockingQueue<>();
    private final Outcomes outcomes;
    private final Measures measures;
    private final Consequences consequences;
    private final EngineMeters meters;
    private final List<Outcome> taken = new ArrayList<>(Limits.OUTCOMES);
    private volatile boolean closing;
    private long wroteAt = System.nanoTime() - GATHERING_NANOS;

    Completer(Outcomes outcomes, Measures measures, Consequences consequences, EngineMeters meters) {
        this.outcomes = outcomes;
        this.measures = measures;
        this.consequences = consequences;
        this.meters = meters;
    }

    void add(Outcome outcome) {
        queue.add(outcome);
    }

    /// Ends the run once everything is written down.
    void close() {
        closing = true;
    }

    boolean isWanted() {
        return !(closing && queue.isEmpty());
    }

    @Override
    public void run() {
        try {
            while (isWanted()) {
                // What an earlier run was broken off at is not lost.
                if (taken.isEmpty()) {
                    take();
                }
                if (!taken.isEmpty()) {
                    CrashPoint.AFTER_ANSWER.hit();
                    write(List.copyOf(taken));
                    taken.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take() throws InterruptedException {
        Outcome first = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            taken.add(first);
            gather();
            queue.drainTo(taken, Limits.OUTCOMES - 1);
        }
    }

    /// One answer after a silence does not wait.
    private void gather() {
        long wait = wroteAt + GATHERING_NANOS - System.nanoTime();
        if (wait > 0 && !closing && queue.size() < ENOUGH) {
            LockSupport.parkNanos(wait);
        }
        wroteAt = System.nanoTime();
    }

    private void write(List<Outcome> set) throws InterruptedException {
        boolean written = false;
        while (!written) {
            try {
                outcomes.write(set);
                written = true;
            } catch (RuntimeException | Error e) {
                LastResort.heed(e);
                if (e instanceof NonTransientDataAccessException refused && isTheirFault(refused)) {
                    divide(set, refused);
                    return;
                }
                log.error("{} outcomes cannot be written down now; trying until they are", set.size(), e);
                Thread.sleep(RETRY_MILLIS);
            }
        }
        set.forEach(outcome -> outcome.road().landed());
        try {
            set.forEach(meters::count);
            measure(set);
        } catch (RuntimeException | Error e) {
            LastResort.heed(e);
            log.error("{} outcomes are written down, and what follows from them was broken off", set.size(), e);
        }
    }

    /// One outcome that the database refuses must not hold up the others.
    private void divide(List<Outcome> set, RuntimeException reason) throws InterruptedException {
        if (set.size() > 1) {
            write(new ArrayList<>(set.subList(0, set.size() / 2)));
            write(new ArrayList<>(set.subList(set.size() / 2, set.size())));
            return;
        }
        var outcome = set.getFirst();
        log.error(
                "The outcome of {} is refused by the database; it is in doubt until a status tells",
                outcome.intent().message().id(),
                reason);
        if (outcome.verdict().fate() instanceof Fate.InDoubt) {
            outcome.road().landed();
            return;
        }
        var doubt = Verdict.of(new Fate.InDoubt("its outcome could not be written down"));
        write(List.of(new Outcome(outcome.road(), outcome.line(), outcome.intent(), doubt, outcome.at())));
    }

    private static boolean isTheirFault(NonTransientDataAccessException e) {
        return !(e instanceof NonTransientDataAccessResourceException);
    }

    private void measure(List<Outcome> set) {
        Map<Wanted, Outcome> wanted = new LinkedHashMap<>();
        for (Outcome outcome : set) {
            if (outcome.verdict().alert()) {
                log.warn(
                        "Meta's answer for {} wants a person's attention: {}",
                        outcome.intent().message().id(),
                        outcome.verdict().fate());
            }
            Measure measure = outcome.verdict().measure();
            if (measure != null) {
                wanted.put(new Wanted(measure, outcome.intent().message().batch(), outcome.line()), outcome);
            }
        }
        consequences.ofOutcomes(set);
        wanted.forEach((want, outcome) -> {
            try {
                measures.take(want.measure(), outcome);
            } catch (RuntimeException e) {
                log.error("{} could not be carried out; the next answer of that kind asks for it again", want, e);
            }
        });
    }

    /// What many outcomes ask for alike is done once.
    private record Wanted(Measure measure, @Nullable Batch batch, Line line) {}
}
