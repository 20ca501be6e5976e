package io.wasl.dispatch;

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

/// Ends what has waited long enough: news of messages in doubt, and statuses that nobody could place.
@Component
class Cleaner {

    private static final Logger log = LoggerFactory.getLogger(Cleaner.class);
    private static final Duration LATELY = Duration.ofMinutes(10);

    private final Tables tables;
    private final UnmatchedStatuses unmatched;

    Cleaner(Tables tables, UnmatchedStatuses unmatched) {
        this.tables = tables;
        this.unmatched = unmatched;
    }

    void run() {
        try {
            forgetDoubts();
            tables.scopes().engine(this::matchLately);
            tables.scopes().engine(() -> unmatched.forget(Limits.UNMATCHED_KEPT));
        } catch (RuntimeException e) {
            log.error("Old rows cannot be removed now; trying again later", e);
        }
    }

    private void forgetDoubts() {
        for (Lane lane : Lane.values()) {
            int forgotten =
                    tables.scopes().engine(() -> tables.queue().forgetDoubts(lane, lane.doubtWindow(), Limits.CHUNK));
            if (forgotten > 0) {
                log.warn("{} messages stay unconfirmed: no status came for them in {}", forgotten, lane.doubtWindow());
            }
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
}
