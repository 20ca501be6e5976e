package io.wasl.dispatch;

import io.wasl.database.Standstill;
import io.wasl.dispatch.Doubt.Decision;
import io.wasl.kernel.CrashPoint;
import io.wasl.message.Fact;
import io.wasl.message.MessageStatus;
import io.wasl.webhook.Reception;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Ends doubts whose window has closed, as their purpose asks for.
@Component
class Doubts {

    private static final Logger log = LoggerFactory.getLogger(Doubts.class);

    private static final Duration STUMBLED = Duration.ofMinutes(1);

    private final Tables tables;
    private final Attempts attempts;
    private final Reception reception;
    private final Bell bell;
    private final EngineMeters meters;
    private final Standstill standstill;

    Doubts(Tables tables, Reception reception, Bell bell, EngineMeters meters, Standstill standstill) {
        this.tables = tables;
        this.attempts = tables.attempts();
        this.meters = meters;
        this.reception = reception;
        this.bell = bell;
        this.standstill = standstill;
    }

    void run() {
        try {
            if (standstill.current().isPresent()) {
                return;
            }
            end(reception.unbrokenSince().orElse(null));
        } catch (RuntimeException e) {
            log.error("Messages in doubt cannot be looked at now; they stay in doubt until they can", e);
        }
    }

    private void end(@Nullable Instant heardSince) {
        try {
            if (tables.scopes().engine(() -> end(attempts.due(Limits.CHUNK), heardSince))) {
                CrashPoint.AFTER_DOUBT_COMMIT.hit();
            }
        } catch (DataAccessResourceFailureException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            log.warn("Messages in doubt cannot be looked at together; they are looked at one by one", e);
            for (int looked = 0; looked < Limits.CHUNK && endOne(heardSince); looked++) {
                CrashPoint.AFTER_DOUBT_COMMIT.hit();
            }
        }
    }

    /// One that cannot be decided about goes behind the others.
    ///
    /// @return whether any was looked at
    private boolean endOne(@Nullable Instant heardSince) {
        var one = new AtomicReference<@Nullable Doubt>();
        try {
            return tables.scopes().engine(() -> {
                List<Doubt> due = attempts.due(1);
                due.forEach(one::set);
                return end(due, heardSince);
            });
        } catch (RuntimeException e) {
            Doubt doubt = one.get();
            if (doubt == null) {
                throw e;
            }
            log.error(
                    "Nothing can be decided about {}; it stays in doubt and is looked at again in {}",
                    doubt.about().message(),
                    STUMBLED,
                    e);
            tables.scopes().engine(() -> attempts.lookAgain(doubt.about(), STUMBLED));
            return true;
        }
    }

    /// @return whether any was looked at
    private boolean end(List<Doubt> due, @Nullable Instant heardSince) {
        if (due.isEmpty()) {
            return false;
        }
        Instant now = attempts.now();
        due.forEach(doubt -> carryOut(doubt, doubt.decide(heardSince, now)));
        CrashPoint.BEFORE_DOUBT_COMMIT.hit();
        return true;
    }

    private void carryOut(Doubt doubt, Decision decision) {
        switch (decision) {
            case Decision.Wait(var pause) -> attempts.lookAgain(doubt.about(), pause);
            case Decision.Resolved() -> close(doubt, "resolved", null);
            case Decision.Hold(String reason) -> hold(doubt, reason);
            case Decision.SendAgain(String reason) -> sendAgain(doubt, reason);
        }
    }

    private void hold(Doubt doubt, String reason) {
        if (tables.inDoubt().giveUp(doubt.about())) {
            stand(doubt, MessageStatus.UNCONFIRMED, reason);
            close(doubt, "held", reason);
            log.warn(
                    "{} stays unconfirmed and is not sent again by itself: {}",
                    doubt.about().message(),
                    reason);
        }
    }

    private void sendAgain(Doubt doubt, String reason) {
        if (tables.inDoubt().reopen(doubt.about())) {
            tables.batches().reopen(doubt.about());
            stand(doubt, MessageStatus.QUEUED, reason);
            close(doubt, "sent_again", reason);
            bell.ringAfterCommit(doubt.about().account());
            log.warn("{} is sent again: {}", doubt.about().message(), reason);
        }
    }

    private void close(Doubt doubt, String decision, @Nullable String reason) {
        attempts.close(doubt.about(), decision, reason);
        meters.doubtEnded(decision, doubt.refused());
    }

    private void stand(Doubt doubt, MessageStatus status, String reason) {
        var fact = new Fact.Stands(doubt.about(), status, reason);
        tables.counts().apply(Writer.RESCUER, tables.messages().record(List.of(fact)));
    }
}
