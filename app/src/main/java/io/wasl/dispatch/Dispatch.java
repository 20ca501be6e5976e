package io.wasl.dispatch;

import io.wasl.connection.Accounts;
import io.wasl.database.Scopes;
import io.wasl.kernel.Ids;
import io.wasl.kernel.TenantId;
import io.wasl.message.Fact;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.message.Messages;
import io.wasl.message.Move;
import io.wasl.message.NewMessage;
import io.wasl.meta.OutgoingMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Takes messages over and sees to it that each leaves once, at its number's pace.
@Component
public class Dispatch {

    private final Scopes scopes;
    private final Batches batches;
    private final BatchCounts counts;
    private final QueuedMessages queue;
    private final MessagesInDoubt inDoubt;
    private final Messages messages;
    private final Attempts attempts;
    private final Roads roads;
    private final Housekeeper housekeeper;
    private final ProgressReports progress;
    private final Accounts accounts;
    private final Bell bell;
    private final Ids ids;
    private final JsonMapper json;

    Dispatch(
            Tables tables,
            Housekeeper housekeeper,
            ProgressReports progress,
            Accounts accounts,
            Bell bell,
            Ids ids,
            JsonMapper json) {
        this.scopes = tables.scopes();
        this.batches = tables.batches();
        this.counts = tables.counts();
        this.queue = tables.queue();
        this.inDoubt = tables.inDoubt();
        this.messages = tables.messages();
        this.attempts = tables.attempts();
        this.roads = tables.roads();
        this.housekeeper = housekeeper;
        this.progress = progress;
        this.accounts = accounts;
        this.bell = bell;
        this.ids = ids;
        this.json = json;
    }

    /// Prepares a batch, in the caller's transaction if there is one. All of its messages count as queued from here on.
    ///
    /// @throws NoSuchElementException if the client has no such account
    public BatchId open(NewBatch batch) {
        var id = new BatchId(ids.next());
        return scopes.tenant(batch.tenant(), () -> {
            if (accounts.find(batch.tenant(), batch.account()).isEmpty()) {
                throw new NoSuchElementException("There is no account " + batch.account());
            }
            batches.insert(id, batch);
            roads.build(batch.tenant(), batch.account());
            return id;
        });
    }

    /// Adds messages, in the caller's transaction if there is one. Into a cancelled batch they go as cancelled.
    ///
    /// @throws IllegalStateException if the batch is sealed, or holds as many as were announced
    public void enqueue(TenantId tenant, BatchId id, List<Outgoing> chunk) {
        if (chunk.isEmpty()) {
            return;
        }
        scopes.tenant(tenant, () -> {
            var batch = batches.enqueued(tenant, id, chunk.size())
                    .orElseThrow(() -> new IllegalStateException("Batch " + id + " takes no more messages"));
            var added = chunk.stream()
                    .map(outgoing -> message(tenant, id, batch, outgoing))
                    .toList();
            messages.enqueue(tenant, added);
            var waiting = idsOf(added, MessageStatus.QUEUED);
            if (!waiting.isEmpty()) {
                queue.add(tenant, batch.account(), id, batch.lane(), waiting);
            }
            countAway(
                    tenant,
                    id,
                    MessageStatus.SKIPPED,
                    idsOf(added, MessageStatus.SKIPPED).size());
            countAway(
                    tenant,
                    id,
                    MessageStatus.CANCELLED,
                    idsOf(added, MessageStatus.CANCELLED).size());
            bell.ringAfterCommit(batch.account());
        });
    }

    /// Says that all messages are enqueued, in the caller's transaction if there is one. If they are fewer than
    /// announced, the rest counts as cancelled in a cancelled batch, and any other batch shrinks to what it has.
    public void seal(TenantId tenant, BatchId id) {
        scopes.tenant(
                tenant,
                () -> batches.seal(tenant, id)
                        .filter(batch -> batch.missing() > 0)
                        .ifPresent(batch -> {
                            if (batch.state() == BatchState.CANCELLED) {
                                countAway(tenant, id, MessageStatus.CANCELLED, batch.missing());
                            } else {
                                batches.shrink(tenant, id, batch.missing());
                            }
                        }));
    }

    /// @param reason for people
    /// @return false if the batch does not run
    public boolean pause(TenantId tenant, BatchId id, String reason) {
        return scopes.tenant(tenant, () -> batches.pause(tenant, id, PauseCause.PERSON, reason));
    }

    /// @return false if the batch is not paused
    public boolean resume(TenantId tenant, BatchId id) {
        return scopes.tenant(tenant, () -> {
            boolean resumed = batches.resume(tenant, id);
            batches.describe(tenant, id).ifPresent(batch -> bell.ringAfterCommit(batch.account()));
            return resumed;
        });
    }

    /// Stops a batch for good, in the caller's transaction if there is one: once it is committed, only what was already
    /// on its way still leaves. What waits of it counts as cancelled soon after, a piece at a time, whoever dies
    /// meanwhile.
    ///
    /// @return false if it is over already
    public boolean cancel(TenantId tenant, BatchId id) {
        return scopes.tenant(tenant, () -> batches.cancel(tenant, id));
    }

    /// Does at once, in short transactions, what otherwise happens soon after a batch was cancelled; of a large one
    /// only
    /// the beginning.
    public void clear(TenantId tenant, BatchId id) {
        var found = scopes.tenant(tenant, () -> batches.describe(tenant, id));
        if (found.isPresent() && found.get().state() == BatchState.CANCELLED) {
            housekeeper.clear(new Batches.Cancelled(tenant, id, found.get().account()));
        }
    }

    /// For the engine: the batches of all clients of which something still waits to leave, or may.
    public Set<BatchId> unfinished() {
        return scopes.engine(batches::unfinished);
    }

    public Optional<Progress> progress(TenantId tenant, BatchId id) {
        return progress.of(tenant, id);
    }

    /// Sends those of a batch once more of which nobody knows whether they left: somebody wants it, though
    /// some of these people may then get two. Not of a cancelled batch.
    ///
    /// @param by who wants it, for the record
    /// @return how many
    public int sendUnconfirmed(TenantId tenant, BatchId id, String by) {
        var batch = scopes.tenant(tenant, () -> batches.describe(tenant, id)).orElseThrow();
        if (batch.state() == BatchState.CANCELLED) {
            return 0;
        }
        int sent = 0;
        int some = Limits.CHUNK;
        while (some == Limits.CHUNK) {
            some = scopes.tenant(tenant, () -> sendSomeUnconfirmed(tenant, id, by));
            sent += some;
        }
        scopes.tenant(tenant, () -> bell.ringAfterCommit(batch.account()));
        return sent;
    }

    private int sendSomeUnconfirmed(TenantId tenant, BatchId id, String by) {
        var again = inDoubt.enqueueUnconfirmed(tenant, id, Limits.CHUNK);
        if (!again.isEmpty()) {
            List<Fact> facts = new ArrayList<>();
            again.forEach(about -> facts.add(new Fact.Stands(about, MessageStatus.QUEUED, "sent again by " + by)));
            var moves = messages.record(facts);
            attempts.addSentAgain(again, by);
            batches.reopen(tenant, id);
            counts.apply(Writer.DISPATCH, moves);
        }
        return again.size();
    }

    /// Takes over one message, in the caller's transaction if there is one.
    ///
    /// @throws NoSuchElementException if the client has no such account
    public void send(TenantId tenant, Single single) {
        send(tenant, single, null);
    }

    /// @param expiresAt after this the message is worth nothing and does not leave; null for never
    public void send(TenantId tenant, Single single, @Nullable Instant expiresAt) {
        scopes.tenant(tenant, () -> {
            if (accounts.find(tenant, single.account()).isEmpty()) {
                throw new NoSuchElementException("There is no account " + single.account());
            }
            messages.enqueue(tenant, List.of(message(tenant, single)));
            queue.add(
                    tenant,
                    new QueuedMessages.Place(single.account(), null, single.lane(), expiresAt),
                    List.of(single.id()));
            roads.build(tenant, single.account());
            bell.ringAfterCommit(single.account());
        });
    }

    private void countAway(TenantId tenant, BatchId id, MessageStatus to, int count) {
        if (count > 0) {
            counts.apply(Writer.DISPATCH, List.of(new Move(tenant, id.value(), MessageStatus.QUEUED, to, count)));
        }
    }

    private static List<MessageId> idsOf(List<NewMessage> added, MessageStatus status) {
        return added.stream()
                .filter(message -> message.status() == status)
                .map(NewMessage::id)
                .toList();
    }

    private static NewMessage message(TenantId tenant, BatchId id, Batches.Standing batch, Outgoing outgoing) {
        return new NewMessage(
                tenant,
                outgoing.id(),
                batch.account(),
                outgoing.to(),
                outgoing.contact(),
                id.value(),
                "template",
                outgoing.preview(),
                null,
                outgoing.variables(),
                status(batch, outgoing.skipped()),
                outgoing.skipped(),
                null,
                null);
    }

    private static MessageStatus status(Batches.Standing batch, @Nullable String skipped) {
        if (batch.state() == BatchState.CANCELLED) {
            return MessageStatus.CANCELLED;
        }
        return skipped == null ? MessageStatus.QUEUED : MessageStatus.SKIPPED;
    }

    private NewMessage message(TenantId tenant, Single single) {
        var form = json.readTree(new OutgoingMessage(single.to(), single.message(), null, null).toJson());
        var type = single.message().type();
        return new NewMessage(
                tenant,
                single.id(),
                single.account(),
                single.to(),
                single.contact(),
                null,
                type,
                single.preview(),
                form.required(type).toString(),
                List.of(),
                MessageStatus.QUEUED,
                null,
                single.replyTo(),
                single.clientRef());
    }
}
