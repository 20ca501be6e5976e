package io.wasl.dispatch;

import io.wasl.database.Scopes;
import io.wasl.kernel.CrashPoint;
import io.wasl.message.Fact;
import io.wasl.message.Lane;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.message.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Commits the mark that must stand before the first byte of a message leaves.
@Component
class Intents {

    private final Scopes scopes;
    private final QueuedMessages queue;
    private final Withdrawals withdrawals;
    private final Messages messages;
    private final BatchCounts counts;
    private final OptOuts optOuts;
    private final ReachedUsers reached;
    private final EngineMeters meters;

    Intents(Tables tables, OptOuts optOuts, ReachedUsers reached, EngineMeters meters) {
        this.scopes = tables.scopes();
        this.queue = tables.queue();
        this.withdrawals = tables.withdrawals();
        this.messages = tables.messages();
        this.counts = tables.counts();
        this.optOuts = optOuts;
        this.reached = reached;
        this.meters = meters;
    }

    /// @return what may leave now; what is missing has been stopped, or will be read again
    List<Intent> mark(UUID instance, List<QueuedMessages.Proposal> proposals) {
        long markedAt = System.nanoTime();
        List<Intent> intents = scopes.engine(() -> {
            List<QueuedMessages.Proposal> wanted = skipOptedOut(proposals);
            List<Intent> marked = wanted.isEmpty() ? List.of() : mark(instance, wanted, markedAt);
            CrashPoint.BEFORE_INTENT_COMMIT.hit();
            return marked;
        });
        CrashPoint.AFTER_INTENT_COMMIT.hit();
        meters.markedTogether(intents.size());
        return intents;
    }

    /// The marks that stand of those whose commit was not answered for. Nothing has left under them.
    List<Intent> unanswered(List<QueuedMessages.Proposal> proposals) {
        long markedAt = System.nanoTime();
        Map<MessageId, QueuedMessages.Proposal> byId = new HashMap<>();
        proposals.forEach(proposal -> byId.put(proposal.message().id(), proposal));
        return scopes.engine(() -> queue.marked(proposals)).stream()
                .map(mark -> {
                    var proposal = Objects.requireNonNull(byId.get(mark.message()));
                    return new Intent(proposal.message(), mark.attempt(), proposal.epoch(), markedAt);
                })
                .toList();
    }

    private List<Intent> mark(UUID instance, List<QueuedMessages.Proposal> proposals, long markedAt) {
        Map<MessageId, QueuedMessages.Proposal> byId = new HashMap<>();
        proposals.forEach(proposal -> byId.put(proposal.message().id(), proposal));
        List<Intent> intents = new ArrayList<>(proposals.size());
        List<ReachedUsers.Reached> users = new ArrayList<>();
        for (var mark : queue.mark(instance, proposals)) {
            var proposal = Objects.requireNonNull(byId.get(mark.message()));
            intents.add(new Intent(proposal.message(), mark.attempt(), proposal.epoch(), markedAt));
            meters.waited(mark.waited());
            if (proposal.business() != null && proposal.message().lane() != Lane.PROMPT) {
                users.add(new ReachedUsers.Reached(
                        proposal.message().tenant(),
                        proposal.business(),
                        proposal.message().to()));
            }
        }
        reached.add(users);
        List<Fact> facts = new ArrayList<>(intents.size());
        intents.forEach(intent -> facts.add(new Fact.Stands(intent.about(), MessageStatus.SENDING, null)));
        counts.apply(Writer.PICKER, messages.record(facts));
        return intents;
    }

    private List<QueuedMessages.Proposal> skipOptedOut(List<QueuedMessages.Proposal> proposals) {
        Set<Waiting> unwanted = Set.copyOf(optOuts.among(
                proposals.stream().map(QueuedMessages.Proposal::message).toList()));
        if (unwanted.isEmpty()) {
            return proposals;
        }
        List<Fact> facts = new ArrayList<>();
        unwanted.stream().collect(Collectors.groupingBy(Waiting::tenant)).forEach((tenant, waiting) -> {
            var dropped =
                    withdrawals.drop(tenant, waiting.stream().map(Waiting::id).toList());
            waiting.stream()
                    .filter(message -> dropped.contains(message.id()))
                    .forEach(message ->
                            facts.add(new Fact.Stands(message.about(0), MessageStatus.SKIPPED, "opted_out")));
        });
        counts.apply(Writer.PICKER, messages.record(facts));
        return proposals.stream()
                .filter(proposal -> !unwanted.contains(proposal.message()))
                .toList();
    }
}
