package io.wasl.dispatch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// What the engine tells about itself.
@Component
class EngineMeters {

    private final Counter accepted;
    private final Counter failed;
    private final Counter inDoubt;
    private final Counter again;
    private final AtomicLong duplicates = new AtomicLong();
    private final MeterRegistry registry;
    private final Timer waited;
    private final DistributionSummary marked;

    EngineMeters(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("wasl.messages.duplicates", duplicates);
        accepted = registry.counter("wasl.sent", "outcome", "accepted");
        failed = registry.counter("wasl.sent", "outcome", "failed");
        inDoubt = registry.counter("wasl.sent", "outcome", "in_doubt");
        again = registry.counter("wasl.sent", "outcome", "again");
        waited =
                Timer.builder("wasl.queue.waited").publishPercentiles(0.5, 0.99).register(registry);
        marked = DistributionSummary.builder("wasl.intents.marked").register(registry);
    }

    void count(Outcome outcome) {
        var counter = switch (outcome.verdict().fate()) {
            case Verdict.Fate.Accepted fate -> accepted;
            case Verdict.Fate.Failed fate -> failed;
            case Verdict.Fate.Again fate -> again;
            case Verdict.Fate.InDoubt fate -> inDoubt;
        };
        counter.increment();
    }

    void duplicates(long count) {
        duplicates.set(count);
    }

    /// @param refused whether Meta itself had said that it failed: how often that was wrong is worth knowing
    void doubtEnded(String decision, boolean refused) {
        registry.counter("wasl.doubts", "decision", decision, "refused", String.valueOf(refused))
                .increment();
    }

    void markedTogether(int count) {
        marked.record(count);
    }

    void waited(double seconds) {
        waited.record((long) (seconds * 1_000_000), TimeUnit.MICROSECONDS);
    }
}
