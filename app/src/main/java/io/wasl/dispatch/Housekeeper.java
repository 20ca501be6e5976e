package io.wasl.dispatch;

import io.wasl.database.Scopes;
import io.wasl.kernel.CrashPoint;
import io.wasl.kernel.Stumbles;
import io.wasl.message.Fact;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.message.Messages;
import java.time.Clock;
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

    /// Of one batch in one go, a transaction each: a million messages are cancelled within a minute, and other batches
    /// get their turn.
    private static final int PIECES_AT_ONCE = 20;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Scopes scopes;
    private final Batches batches;
    private final Withdrawals withdrawals;
    private final Messages messages;
    private final BatchCounts counts;
    private final ApplicationEventPublisher events;
    private final Stumbles<Batches.Cancelled> cancelled;
    private final Stumbles<BatchFinished> finished;

    Housekeeper(Tables tables, ApplicationEventPublisher events, Clock clock) {
        this.scopes = tables.scopes();
        this.batches = tables.batches();
        this.withdrawals = tables.withdrawals();
        this.messages = tables.messages();
        this.counts = tables.counts();
        this.events = events;
        this.cancelled = new Stumbles<>(clock, PAUSE);
        this.finished = new Stumbles<>(clock, PAUSE);
    }

    void run() {
        round("Batches whose pause is over cannot go on now", () -> scopes.engine(batches::resumeDue));
        round("Batches whose number works again cannot go on now", () -> scopes.engine(batches::resumeWithAccounts));
        round("Batches whose end has come cannot be ended now", () -> scopes.engine(batches::endDue));
        round("Cancelled batches cannot be looked for now", this::emptyCancelled);
        round("Expired messages cannot be taken off the queue now", () -> scopes.engine(this::dropExpired));
        round("Finished batches cannot be looked for now", this::finish);
    }

    /// What cannot be done now holds up nothing else.
    private static void round(String failure, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.error("{}; trying again in a moment", failure, e);
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

    /// Empties a cancelled batch as far as that takes no long time.
    void clear(Batches.Cancelled batch) {
        for (int piece = 0; piece < PIECES_AT_ONCE; piece++) {
            if (!scopes.tenant(batch.tenant(), () -> empty(batch))) {
                return;
            }
        }
    }

    private void emptyCancelled() {
        cancelled.each(
                scopes.engine(batches::cancelled),
                this::emptySome,
                (batch, pause, why) -> log.error(
                        "Batch {} is cancelled but cannot be emptied; nothing of it leaves, and it is tried again in {}",
                        batch.id(),
                        pause,
                        why));
    }

    private void emptySome(Batches.Cancelled batch) {
        boolean more = true;
        for (int piece = 0; more && piece < PIECES_AT_ONCE; piece++) {
            more = scopes.engine(() -> {
                boolean rest = empty(batch);
                CrashPoint.BEFORE_EMPTYING_COMMIT.hit();
                return rest;
            });
            CrashPoint.AFTER_EMPTYING_COMMIT.hit();
        }
    }

    private void finish() {
        finished.each(
                scopes.engine(batches::over),
                this::finish,
                (batch, pause, why) -> log.error(
                        "Batch {} is over but cannot be ended; it is tried again in {}", batch.batch(), pause, why));
    }

    /// One at a time: whoever hears of it works in its transaction, and may fail.
    private void finish(BatchFinished batch) {
        boolean ended = scopes.engine(() -> {
            boolean over = batches.finish(batch);
            if (over) {
                tell(batch);
                CrashPoint.BEFORE_FINISH_COMMIT.hit();
            }
            return over;
        });
        if (ended) {
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

    private void tell(BatchFinished event) {
        log.info("Batch {} is finished", event.batch());
        events.publishEvent(event);
    }
}
