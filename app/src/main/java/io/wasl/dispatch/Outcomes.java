package io.wasl.dispatch;

import io.wasl.database.Scopes;
import io.wasl.dispatch.Verdict.Fate;
import io.wasl.kernel.CrashPoint;
import io.wasl.message.Fact;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.message.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Writes down what came of attempts, many in one transaction. The queue is touched before the messages, and those
/// before the counts: everyone who writes to them keeps to that order.
@Component
class Outcomes {

    private static final Logger log = LoggerFactory.getLogger(Outcomes.class);

    private final Scopes scopes;
    private final QueuedMessages queue;
    private final MessagesInDoubt inDoubt;
    private final Messages messages;
    private final BatchCounts counts;
    private final Attempts attempts;
    private final UnmatchedStatuses unmatched;

    Outcomes(Tables tables, UnmatchedStatuses unmatched) {
        this.scopes = tables.scopes();
        this.queue = tables.queue();
        this.inDoubt = tables.inDoubt();
        this.messages = tables.messages();
        this.counts = tables.counts();
        this.attempts = tables.attempts();
        this.unmatched = unmatched;
    }

    void write(List<Outcome> outcomes) {
        scopes.engine(() -> {
            Set<MessageId> ours = release(outcomes);
            List<Fact> facts = facts(outcomes, ours);
            counts.apply(Writer.COMPLETER, messages.record(facts));
            attempts.add(notes(outcomes, ours));
            settle(outcomes, ours);
            applyEarlyStatuses(outcomes);
            CrashPoint.BEFORE_OUTCOME_COMMIT.hit();
        });
        CrashPoint.AFTER_OUTCOME_COMMIT.hit();
    }

    /// Changes the queue.
    ///
    /// @return the messages that were still ours; the road of the others has changed hands
    private Set<MessageId> release(List<Outcome> outcomes) {
        List<Intent> known = new ArrayList<>();
        List<Outcome> again = new ArrayList<>();
        List<Outcome> inDoubt = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            switch (Passage.after(outcome.verdict().fate())) {
                case GONE -> known.add(outcome.intent());
                case PENDING -> again.add(outcome);
                case IN_DOUBT -> inDoubt.add(outcome);
                case DISPATCHING -> throw new IllegalStateException("An attempt that ended goes on");
            }
        }
        Set<MessageId> ours = new HashSet<>();
        if (!known.isEmpty()) {
            ours.addAll(queue.remove(known));
        }
        if (!again.isEmpty()) {
            ours.addAll(queue.putBack(again, false));
        }
        if (!inDoubt.isEmpty()) {
            ours.addAll(queue.putBack(inDoubt, true));
        }
        return ours;
    }

    private static List<Fact> facts(List<Outcome> outcomes, Set<MessageId> ours) {
        List<Fact> facts = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            boolean isOurs = ours.contains(outcome.intent().message().id());
            // That Meta took a message is true whoever says it; anything else is for the road's owner to decide.
            if (isOurs || outcome.verdict().fate() instanceof Fate.Accepted) {
                facts.add(fact(outcome));
            }
            if (!isOurs) {
                log.warn(
                        "The road of {} changed hands while {} was being sent; its new owner decides about it",
                        outcome.intent().message().account(),
                        outcome.intent().message().id());
            }
        }
        return facts;
    }

    private static List<Attempts.Note> notes(List<Outcome> outcomes, Set<MessageId> ours) {
        List<Attempts.Note> notes = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Waiting message = outcome.intent().message();
            var about = outcome.intent().about();
            if (ours.contains(message.id())) {
                switch (outcome.verdict().fate()) {
                    case Fate.Again(var after, String reason) -> notes.add(Attempts.Note.again(about, reason));
                    case Fate.InDoubt(String reason, boolean refused) ->
                        notes.add(new Attempts.Note(about, window(message, refused), refused, reason));
                    case Fate.Accepted accepted -> {}
                    case Fate.Failed failed -> {}
                }
            }
        }
        return notes;
    }

    private static Duration window(Waiting message, boolean refused) {
        return Doubt.window(message.purpose(), refused);
    }

    private static Fact fact(Outcome outcome) {
        var about = outcome.intent().about();
        return switch (outcome.verdict().fate()) {
            case Fate.Accepted(String wamid) -> Fact.Happened.accepted(about, outcome.at(), wamid);
            case Fate.Failed(var failure) -> Fact.Happened.failed(about, outcome.at(), failure);
            case Fate.Again(var after, String reason) -> new Fact.Stands(about, MessageStatus.QUEUED, reason);
            case Fate.InDoubt(String reason, boolean refused) ->
                new Fact.Stands(about, MessageStatus.UNCONFIRMED, reason);
        };
    }

    /// An echo may have told already that Meta has a message whose answer was lost, or whose second attempt
    /// was refused.
    private void settle(List<Outcome> outcomes, Set<MessageId> ours) {
        List<Fact.About> unclear = outcomes.stream()
                .filter(outcome -> Passage.after(outcome.verdict().fate()) != Passage.State.GONE
                        || !ours.contains(outcome.intent().message().id()))
                .map(outcome -> outcome.intent().about())
                .toList();
        if (!unclear.isEmpty()) {
            inDoubt.settle(unclear);
        }
    }

    /// Statuses that came before we knew Meta's id of their message.
    private void applyEarlyStatuses(List<Outcome> outcomes) {
        List<Fact.Wamid> learned = new ArrayList<>();
        Map<Fact.Wamid, MessageId> ids = new HashMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome.verdict().fate() instanceof Fate.Accepted(String text)) {
                var about = outcome.intent().about();
                var wamid = new Fact.Wamid(about.tenant(), about.account(), text);
                learned.add(wamid);
                ids.put(wamid, about.message());
            }
        }
        if (learned.isEmpty()) {
            return;
        }
        List<Fact> early = new ArrayList<>();
        unmatched
                .take(learned)
                .forEach(status -> early.add(status.about(Objects.requireNonNull(ids.get(status.wamid())))));
        counts.apply(Writer.COMPLETER, messages.record(early));
    }
}
