package io.wasl.dispatch;

import io.wasl.database.Scopes;
import io.wasl.kernel.CrashPoint;
import io.wasl.message.Fact;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.message.Messages;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Sees to the batches as a whole: ends those whose time is over, empties those that are cancelled, lets go on those
/// whose pause is over, tells when one is finished.
@Component
class Housekeeper {

    private static final Logger log = LoggerFactory.getLogger(Housekeeper.class);

    private final Scopes scopes;
    private final Batches batches;
    private final Withdrawals withdrawals;
    private final Messages messages;
    private final BatchCounts counts;
    private final ApplicationEventPublisher events;

    Housekeeper(Tables tables, ApplicationEventPublisher events) {
        this.scopes = tables.scopes();
        this.batches = tables.batches();
        this.withdrawals = tables.withdrawals();
        this.messages = tables.messages();
        this.counts = tables.counts();
        this.events = events;
    }

    void run() {
        try {
            scopes.engine(batches::resumeDue);
            scopes.engine(batches::resumeWithAccounts);
            scopes.engine(batches::endDue);
            scopes.engine(batches::cancelled).forEach(this::emptySome);
            scopes.engine(this::dropExpired);
            finish();
        } catch (RuntimeException e) {
            log.error("Batches cannot be looked after now; trying again in a moment", e);
        }
    }

    /// Tells how fast the batches of this instance go.
    void pace(OpenRoads roads, Duration since) {
        Map<Batch, Double> perSecond = new HashMap<>();
        double seconds = since.toNanos() / 1e9;
        roads.all().forEach(road -> road.takeLeft().forEach((batch, left) -> perSecond.put(batch, left / seconds)));
        try {
            scopes.engine(() -> batches.pace(perSecond));
        } catch (RuntimeException e) {
            log.warn("How fast batches go cannot be told now; it is told again in {}", since, e);
        }
    }

    private void emptySome(Batches.Cancelled batch) {
        scopes.engine(() -> {
            empty(batch);
            CrashPoint.BEFORE_EMPTYING_COMMIT.hit();
        });
        CrashPoint.AFTER_EMPTYING_COMMIT.hit();
    }

    private void finish() {
        List<BatchFinished> finished = scopes.engine(() -> {
            var over = batches.finish();
            over.forEach(this::finished);
            if (!over.isEmpty()) {
                CrashPoint.BEFORE_FINISH_COMMIT.hit();
            }
            return over;
        });
        if (!finished.isEmpty()) {
            CrashPoint.AFTER_FINISH_COMMIT.hit();
        }
    }

    /// Cancels messages of a cancelled batch that have not left.
    ///
    /// @return whether there may be more
    boolean empty(Batches.Cancelled batch) {
        Set<MessageId> dropped = withdrawals.dropSome(batch.tenant(), batch.id(), batch.account(), Limits.CHUNK);
        List<Fact> facts = dropped.stream()
                .<Fact>map(id -> new Fact.Stands(
                        new Fact.About(batch.tenant(), batch.account(), id, 0), MessageStatus.CANCELLED, null))
                .toList();
        counts.apply(Writer.DISPATCH, messages.record(facts));
        return dropped.size() == Limits.CHUNK;
    }

    private void dropExpired() {
        List<Fact> facts = withdrawals.dropExpired(Limits.CHUNK).stream()
                .<Fact>map(about -> new Fact.Stands(about, MessageStatus.CANCELLED, "expired"))
                .toList();
        counts.apply(Writer.DISPATCH, messages.record(facts));
    }

    private void finished(BatchFinished event) {
        log.info("Batch {} is finished", event.batch());
        events.publishEvent(event);
    }
}
