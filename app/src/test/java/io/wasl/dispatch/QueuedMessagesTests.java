package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.dispatch.Doubt.Decision;
import io.wasl.dispatch.Passage.Event;
import io.wasl.dispatch.Passage.State;
import io.wasl.dispatch.Verdict.Fate;
import io.wasl.message.Fact;
import io.wasl.message.Lane;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.meta.Recipient;
import io.wasl.testing.WaslTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// The statements take the same steps as the pure state machine.
@WaslTest
@Import(Campaigner.Founder.class)
class QueuedMessagesTests {

    private static final int HISTORIES = 25;
    private static final int EVENTS = 12;
    private static final Instant AT = Instant.parse("2026-11-21T08:00:00Z");

    private final Campaigner shop;
    private final Tables tables;
    private final UUID instance = UUID.randomUUID();
    private final Batch batch;
    private int epoch;

    QueuedMessagesTests(@Autowired Campaigner.Founder founder, @Autowired Tables tables) {
        this.shop = founder.found("100000000000001", 80);
        this.tables = tables;
        this.batch = shop.scopes().engine(() -> {
            shop.open(10_000);
            return tables.batches().running(List.of(shop.account())).getFirst();
        });
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void goTheWayOfThePassage(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < HISTORIES; i++) {
            var message = shop.enqueue(batch.id(), 1).getFirst();
            Passage expected = Passage.BEGIN;
            StringBuilder history = new StringBuilder();
            for (int step = 0; step < EVENTS; step++) {
                Event event = event(random, expected);
                history.append(event).append('\n');
                shop.scopes().engine(() -> carryOut(event, message));
                expected = expected.after(event);

                assertThat(state(message)).as("after%n%s", history).isEqualTo(expected.state());
                if (expected.state() != State.GONE) {
                    assertThat(attempt(message)).isEqualTo(expected.attempt());
                }
            }
        }
    }

    /// Mostly what may happen next, sometimes something late.
    private Event event(Random random, Passage now) {
        boolean late = random.nextInt(4) == 0;
        int attempt = late ? Math.max(1, now.attempt() - 1) : Math.max(1, now.attempt());
        int of = late && random.nextBoolean() ? now.epoch() - 1 : now.epoch();
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> new Event.Marked(epoch);
            case 4 -> new Event.Ended(new Fate.Again(Duration.ZERO, "refused"), attempt, of);
            case 5 -> new Event.Ended(new Fate.InDoubt("no answer"), attempt, of);
            case 6 ->
                random.nextBoolean()
                        ? new Event.Ended(new Fate.Accepted("wamid." + UUID.randomUUID()), attempt, of)
                        : new Event.Ended(new Fate.Failed(new Fact.Failure(131026, "no")), attempt, of);
            case 7 -> new Event.Taken(epoch + 1);
            case 8 -> new Event.Decided(new Decision.SendAgain("policy"), attempt);
            case 9 -> new Event.Decided(random.nextBoolean() ? new Decision.Hold("policy") : later(), attempt);
            case 10 -> random.nextInt(3) == 0 ? new Event.Echoed() : new Event.Marked(epoch);
            default -> random.nextInt(3) == 0 ? new Event.Withdrawn() : new Event.Marked(epoch);
        };
    }

    private static Decision later() {
        return new Decision.Wait(Duration.ofSeconds(1));
    }

    private void carryOut(Event event, MessageId message) {
        switch (event) {
            case Event.Marked(int by) -> {
                hold(by);
                for (var mark : tables.queue().mark(instance, List.of(proposal(message, by)))) {
                    stand(about(message, mark.attempt()), MessageStatus.SENDING);
                }
            }
            case Event.Ended(Fate fate, int attempt, int by) -> end(message, fate, attempt, by);
            case Event.Taken(int by) -> {
                epoch = by;
                hold(by);
                var abandoned = tables.inDoubt().abandon(shop.tenant(), shop.account(), by);
                abandoned.forEach(each -> stand(each.about(), MessageStatus.UNCONFIRMED));
                tables.inDoubt()
                        .settle(abandoned.stream()
                                .map(MessagesInDoubt.Abandoned::about)
                                .toList());
            }
            case Event.Echoed() -> {
                var told =
                        new Fact.Happened(about(message, 1), Fact.Kind.DELIVERED, AT, "wamid." + message, null, null);
                tables.messages().record(List.of(told));
                tables.inDoubt().settle(List.of(told.about()));
            }
            case Event.Decided(Decision decision, int attempt) -> decide(message, decision, attempt);
            case Event.Withdrawn() -> tables.withdrawals().drop(shop.tenant(), List.of(message));
        }
    }

    private void end(MessageId message, Fate fate, int attempt, int by) {
        var intent = new Intent(waiting(message), attempt, by, 0);
        var line = new Line("1", new io.wasl.kernel.Secret("token-of-the-shop"), 80, true, null, 0);
        var road = new Road(new Roads.Lease(shop.tenant(), shop.account(), by), line, 0);
        var outcome = new Outcome(road, line, intent, Verdict.of(fate), AT);
        switch (fate) {
            case Fate.Accepted accepted -> tables.queue().remove(List.of(intent));
            case Fate.Failed failed -> tables.queue().remove(List.of(intent));
            case Fate.Again again -> {
                if (!tables.queue().putBack(List.of(outcome), false).isEmpty()) {
                    stand(intent.about(), MessageStatus.QUEUED);
                }
                tables.inDoubt().settle(List.of(intent.about()));
            }
            case Fate.InDoubt doubt -> {
                if (!tables.queue().putBack(List.of(outcome), true).isEmpty()) {
                    stand(intent.about(), MessageStatus.UNCONFIRMED);
                }
                tables.inDoubt().settle(List.of(intent.about()));
            }
        }
    }

    private void decide(MessageId message, Decision decision, int attempt) {
        switch (decision) {
            case Decision.SendAgain again -> {
                if (tables.inDoubt().reopen(about(message, attempt))) {
                    stand(about(message, attempt), MessageStatus.QUEUED);
                }
            }
            case Decision.Hold hold -> tables.inDoubt().giveUp(about(message, attempt));
            case Decision.Wait wait -> {}
            case Decision.Resolved resolved -> {}
        }
    }

    private void stand(Fact.About about, MessageStatus status) {
        tables.messages().record(List.of(new Fact.Stands(about, status, null)));
    }

    /// Lets the road be held under this epoch.
    private void hold(int by) {
        shop.jdbc()
                .sql(
                        "UPDATE road SET instance = ?, epoch = ?, leased_until = now() + interval '1 hour' WHERE account_id = ?")
                .params(instance, by, shop.account().value())
                .update();
    }

    private QueuedMessages.Proposal proposal(MessageId message, int by) {
        return new QueuedMessages.Proposal(waiting(message), by, null);
    }

    private Waiting waiting(MessageId message) {
        return new Waiting(
                shop.tenant(),
                shop.account(),
                message,
                batch,
                Lane.BULK,
                new Recipient.Phone("+261340000000"),
                "template",
                null,
                List.of(),
                null);
    }

    private Fact.About about(MessageId message, int attempt) {
        return new Fact.About(shop.tenant(), shop.account(), message, attempt);
    }

    private State state(MessageId message) {
        return column(message, "state").stream()
                .map(code -> List.of(State.values()).get(code))
                .findFirst()
                .orElse(State.GONE);
    }

    private int attempt(MessageId message) {
        return column(message, "attempt").getFirst();
    }

    private List<Integer> column(MessageId message, String name) {
        return shop.scopes()
                .engine(() -> shop.jdbc()
                        .sql("SELECT " + name + " FROM outgoing WHERE message_id = ?")
                        .param(message.value())
                        .query(Integer.class)
                        .list());
    }
}
