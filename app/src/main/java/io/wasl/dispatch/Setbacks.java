package io.wasl.dispatch;

import io.wasl.database.Standstill;
import io.wasl.kernel.TenantId;
import io.wasl.message.Fact;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Sees to it that whom Meta kept from a message gets another chance, where the batch's end leaves time for it.
@Component
class Setbacks {

    private static final Logger log = LoggerFactory.getLogger(Setbacks.class);

    private final MessagesHeldBack heldBack;
    private final Tables tables;
    private final Standstill standstill;

    Setbacks(MessagesHeldBack heldBack, Tables tables) {
        this.heldBack = heldBack;
        this.tables = tables;
        this.standstill = tables.standstill();
    }

    /// Notes those that statuses tell of. Joins the caller's transaction.
    void note(List<Fact> facts) {
        Map<Fact.About, Fact.Happened> told = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Fact.Happened happened
                    && happened.failure() != null
                    && Setback.is(happened.failure().code())) {
                told.putIfAbsent(happened.about(), happened);
            }
        }
        if (!told.isEmpty()) {
            heldBack.note(told.values());
        }
    }

    void run() {
        try {
            // A restored database does not know what was sent since.
            if (standstill.current().isEmpty()) {
                tables.scopes().engine(() -> decide(heldBack.due(Limits.CHUNK)));
            }
        } catch (RuntimeException e) {
            log.error("Messages that Meta held back cannot be looked at now; they stay failed until they can", e);
        }
    }

    private void decide(List<Setback> due) {
        Map<Setback, Instant> again = new LinkedHashMap<>();
        for (Setback setback : due) {
            setback.nextTry().ifPresent(next -> again.put(setback, next));
        }
        Set<BatchId> open = reopen(again.keySet());
        again.keySet().removeIf(setback -> !open.contains(setback.batch()));
        if (!due.isEmpty()) {
            heldBack.close(due, again);
        }
        if (!again.isEmpty()) {
            enqueue(again);
        }
    }

    /// @return those of the batches that are not cancelled
    private Set<BatchId> reopen(Collection<Setback> setbacks) {
        Map<BatchId, TenantId> batches = new TreeMap<>(Comparator.comparing(BatchId::value));
        setbacks.forEach(setback -> batches.put(setback.batch(), setback.about().tenant()));
        batches.entrySet().removeIf(batch -> !tables.batches().reopen(batch.getValue(), batch.getKey()));
        return batches.keySet();
    }

    private void enqueue(Map<Setback, Instant> again) {
        heldBack.enqueue(again);
        var abouts = again.keySet().stream().map(Setback::about).toList();
        tables.counts().apply(Writer.RESCUER, tables.messages().takeBack(abouts));
        log.info("{} messages that Meta held back wait for another try", again.size());
    }
}
