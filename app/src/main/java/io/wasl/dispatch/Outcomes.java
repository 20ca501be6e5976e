package io.wasl.dispatch;

import io.wasl.database.Scopes;
import io.wasl.dispatch.Verdict.Fate;
import io.wasl.kernel.CrashPoint;
import io.wasl.message.Fact;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.message.Messages;
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
    private final Messages messages;
    private final BatchCounts counts;
    private final UnmatchedStatuses unmatched;

    Outcomes(Scopes scopes, QueuedMessages queue, Messages messages, BatchCounts counts, UnmatchedStatuses unmatched) {
        this.scopes = scopes;
        this.queue = queue;
        this.messages = messages;
        this.counts = counts;
        this.unmatched = unmatched;
    }

    void write(List<Outcome> outcomes) {
        scopes.engine(() -> {
            Set<MessageId> ours = release(outcomes);
            List<Fact> facts = facts(outcomes, ours);
            counts.apply(Writer.COMPLETER, messages.record(facts));
            settle(outcomes, ours);
            applyEarlyStatuses(outcomes);
            CrashPoint.hit("before-outcome-commit");
        });
        CrashPoint.hit("after-outcome-commit");
    }

    /// Changes the queue.
    ///
    /// @return the messages that were still ours; the road of the others has changed hands
    private Set<MessageId> release(List<Outcome> outcomes) {
        List<Intent> known = new ArrayList<>();
        List<Outcome> again = new ArrayList<>();
        List<Outcome> inDoubt = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            switch (outcome.verdict().fate()) {
                case Fate.Accepted accepted -> known.add(outcome.intent());
                case Fate.Failed failed -> known.add(outcome.intent());
                case Fate.Again later -> again.add(outcome);
                case Fate.InDoubt doubt -> inDoubt.add(outcome);
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

    private static Fact fact(Outcome outcome) {
        var about = outcome.intent().about();
        return switch (outcome.verdict().fate()) {
            case Fate.Accepted(String wamid) -> Fact.Happened.accepted(about, outcome.at(), wamid);
            case Fate.Failed(var failure) -> Fact.Happened.failed(about, outcome.at(), failure);
            case Fate.Again(var after, String reason) -> new Fact.Stands(about, MessageStatus.QUEUED, reason);
            case Fate.InDoubt(String reason) -> new Fact.Stands(about, MessageStatus.UNCONFIRMED, reason);
        };
    }

    /// An echo may have told already what became of a message whose answer was lost.
    private void settle(List<Outcome> outcomes, Set<MessageId> ours) {
        List<Fact.About> unclear = outcomes.stream()
                .filter(outcome -> outcome.verdict().fate() instanceof Fate.InDoubt
                        || !ours.contains(outcome.intent().message().id()))
                .map(outcome -> outcome.intent().about())
                .toList();
        if (!unclear.isEmpty()) {
            queue.settle(unclear);
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
