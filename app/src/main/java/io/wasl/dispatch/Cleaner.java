package io.wasl.dispatch;

import io.wasl.message.Duplicates;
import io.wasl.message.Fact;
import io.wasl.message.MessageId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Ends what has waited long enough, and says what must never be overlooked.
@Component
class Cleaner {

    private static final Logger log = LoggerFactory.getLogger(Cleaner.class);
    private static final Duration LATELY = Duration.ofMinutes(10);

    private final Tables tables;
    private final UnmatchedStatuses unmatched;
    private final Duplicates duplicates;
    private final ReachedUsers reached;
    private final EngineMeters meters;
    private long told;

    Cleaner(
            Tables tables,
            UnmatchedStatuses unmatched,
            Duplicates duplicates,
            ReachedUsers reached,
            EngineMeters meters) {
        this.tables = tables;
        this.unmatched = unmatched;
        this.duplicates = duplicates;
        this.reached = reached;
        this.meters = meters;
    }

    void run() {
        try {
            tables.scopes().engine(this::matchLately);
            tables.scopes().engine(() -> unmatched.forget(Limits.UNMATCHED_KEPT));
            tellDuplicates();
            tables.scopes().engine(() -> reached.forget(Limits.CHUNK * 10));
        } catch (RuntimeException e) {
            log.error("Old rows cannot be removed now; trying again later", e);
        }
    }

    /// A status and the answer that names its message may have been written down at the same moment, neither seeing the
    /// other.
    private void matchLately() {
        List<Fact.Wamid> waiting = unmatched.arrivedWithin(LATELY, Limits.CHUNK);
        if (waiting.isEmpty()) {
            return;
        }
        Map<Fact.Wamid, MessageId> known = tables.messages().byWamid(waiting);
        if (!known.isEmpty()) {
            List<Fact> facts = new ArrayList<>();
            unmatched
                    .take(known.keySet())
                    .forEach(status -> facts.add(status.about(Objects.requireNonNull(known.get(status.wamid())))));
            tables.counts().apply(Writer.RESCUER, tables.messages().record(facts));
        }
    }

    private void tellDuplicates() {
        long count = duplicates.count();
        meters.duplicates(count);
        if (count > told) {
            log.error("{} messages were taken twice by Meta; each shows why it was sent again", count);
        }
        told = count;
    }
}
