package io.wasl.dispatch;

import io.wasl.database.Standstill;
import io.wasl.message.Fact;
import io.wasl.message.MessageStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// What was not finished when a backup was made that is now the database: each of those messages may have
/// been sent since.
@Component
public class Unfinished {

    static final String REASON = "restored";

    private static final Logger log = LoggerFactory.getLogger(Unfinished.class);

    private final Tables tables;
    private final Standstill standstill;
    private final ApplicationEventPublisher events;

    Unfinished(Tables tables, Standstill standstill, ApplicationEventPublisher events) {
        this.tables = tables;
        this.standstill = standstill;
        this.events = events;
    }

    /// How many there are, over all clients; none while all is well.
    public long count() {
        return standstill
                .current()
                .map(standing -> tables.scopes().engine(() -> tables.queue().unfinishedAt(standing.since())))
                .orElse(0L);
    }

    /// Whether a message that is still to be sent may have been sent already.
    public boolean mayHaveLeft(MessageStatus status, Instant createdAt) {
        return (status == MessageStatus.QUEUED || status == MessageStatus.SENDING)
                && standstill
                        .current()
                        .filter(standing -> createdAt.isBefore(standing.since()))
                        .isPresent();
    }

    /// Puts them aside, if an operator wants that: they become unconfirmed, and their campaigns wait for a
    /// person.
    void hold() {
        try {
            standstill.current().filter(Standstill.Standing::holding).ifPresent(standing -> hold(standing.since()));
        } catch (RuntimeException e) {
            log.error("Unfinished messages cannot be put aside now; nothing is sent until they are", e);
        }
    }

    private void hold(Instant since) {
        tables.scopes().engine(() -> tables.batches().pauseEverywhere(REASON));
        int held = Limits.CHUNK;
        while (held == Limits.CHUNK) {
            held = tables.scopes().engine(() -> holdSome(since));
        }
        tables.scopes().engine(() -> {
            events.publishEvent(new UnfinishedHeld(REASON));
            standstill.held();
        });
        log.warn("What was unfinished is put aside as unconfirmed; sending goes on with what is new");
    }

    private int holdSome(Instant since) {
        List<Fact.About> held = tables.withdrawals().dropWaitingSince(since, Limits.CHUNK);
        List<Fact> facts = new ArrayList<>();
        held.forEach(about -> facts.add(new Fact.Stands(about, MessageStatus.UNCONFIRMED, REASON)));
        var moves = tables.messages().record(facts);
        tables.attempts().addHeld(held, REASON);
        tables.counts().apply(Writer.RESCUER, moves);
        return held.size();
    }
}
