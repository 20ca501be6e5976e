package io.wasl.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wasl.connection.AccountId;
import io.wasl.database.Scopes;
import io.wasl.kernel.Ids;
import io.wasl.kernel.TenantId;
import io.wasl.message.Fact.About;
import io.wasl.message.Fact.Happened;
import io.wasl.message.Fact.Stands;
import io.wasl.message.MessageStatusTests.Sequences;
import io.wasl.meta.Recipient;
import io.wasl.tenant.Tenants;
import io.wasl.testing.WaslTest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WaslTest
class MessagesTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Messages messages;
    private final Hours hours;
    private final Scopes scopes;
    private final Tenants tenants;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final AccountId shop = new AccountId(UUID.randomUUID());
    private final UUID batch = UUID.randomUUID();
    private TenantId acme = new TenantId(UUID.randomUUID());

    MessagesTests(
            @Autowired Messages messages,
            @Autowired Hours hours,
            @Autowired Scopes scopes,
            @Autowired Tenants tenants,
            @Autowired JdbcClient jdbc,
            @Autowired Ids ids) {
        this.messages = messages;
        this.hours = hours;
        this.scopes = scopes;
        this.tenants = tenants;
        this.jdbc = jdbc;
        this.ids = ids;
    }

    @BeforeEach
    void addTenant() {
        acme = tenants.add("Acme " + UUID.randomUUID()).id();
    }

    @Test
    void everyOrderOfTheSameStatusesEndsInTheSameState() {
        List<List<Fact.Kind>> sequences = Sequences.upTo(6);
        List<MessageId> told = enqueue(sequences.size());

        for (int step = 0; step < 6; step++) {
            List<Fact> facts = new ArrayList<>();
            for (int i = 0; i < sequences.size(); i++) {
                if (step < sequences.get(i).size()) {
                    facts.add(status(told.get(i), sequences.get(i), step));
                }
            }
            record(facts);
        }

        Map<Set<Fact.Kind>, StoredMessage> bySet = new HashMap<>();
        for (int i = 0; i < sequences.size(); i++) {
            var stored = find(told.get(i));
            var first = bySet.putIfAbsent(EnumSet.copyOf(sequences.get(i)), stored);
            assertThat(stored.status()).as("%s", sequences.get(i)).isEqualTo(Sequences.expected(sequences.get(i)));
            assertThat(stored.status()).isEqualTo(MessageStatus.of(MessageStatus.QUEUED, stored.times()));
            if (first != null) {
                assertThat(stored.times()).isEqualTo(first.times());
                assertThat(stored.errorCode()).isEqualTo(first.errorCode());
                assertThat(stored.pricingCategory()).isEqualTo(first.pricingCategory());
            }
        }
    }

    @Test
    void todayIsCountedByTheHourInTheReadersZone() {
        List<MessageId> four = enqueue(4);
        record(List.of(sent(four.get(0)), stands(four.get(1), MessageStatus.SENDING)));

        var today = hours.today(acme, ZoneId.of("Indian/Antananarivo"));

        assertThat(today).extracting(Hour::sent).containsExactly(1L);
        assertThat(today).extracting(Hour::waiting).containsExactly(3L);
        assertThat(hours.today(tenants.add("Nobody " + UUID.randomUUID()).id(), ZoneId.of("UTC")))
                .isEmpty();
    }

    @Test
    void movesSayExactlyWhatChanged() {
        List<MessageId> three = enqueue(3);

        var moves = record(List.of(
                sent(three.get(0)),
                sent(three.get(1)),
                sent(three.get(1)),
                stands(three.get(2), MessageStatus.SENDING)));

        assertThat(moves)
                .containsExactlyInAnyOrder(
                        new Move(acme, batch, MessageStatus.QUEUED, MessageStatus.SENT, 2),
                        new Move(acme, batch, MessageStatus.QUEUED, MessageStatus.SENDING, 1));
        assertThat(record(List.of(sent(three.get(0))))).isEmpty();
    }

    @Test
    void movesAddUpHoweverManyWriteAtOnce() throws Exception {
        List<MessageId> all = enqueue(200);
        List<Fact.Kind> kinds = List.of(Fact.Kind.SENT, Fact.Kind.DELIVERED, Fact.Kind.READ, Fact.Kind.PLAYED);
        Map<MessageStatus, Integer> counts = new HashMap<>(Map.of(MessageStatus.QUEUED, all.size()));
        try (var writers = Executors.newFixedThreadPool(kinds.size())) {
            List<Callable<List<Move>>> work = new ArrayList<>();
            for (Fact.Kind kind : kinds) {
                work.add(() -> {
                    List<MessageId> shuffled = new ArrayList<>(all);
                    Collections.shuffle(shuffled);
                    List<Move> moves = new ArrayList<>();
                    for (int from = 0; from < shuffled.size(); from += 20) {
                        moves.addAll(record(shuffled.subList(from, from + 20).stream()
                                .map(message -> status(message, List.of(kind), 0))
                                .toList()));
                    }
                    return moves;
                });
            }
            for (var moves : writers.invokeAll(work)) {
                for (Move move : moves.get()) {
                    counts.merge(move.from(), -move.count(), Integer::sum);
                    counts.merge(move.to(), move.count(), Integer::sum);
                }
            }
        }
        counts.values().removeIf(count -> count == 0);
        assertThat(counts).containsExactly(Map.entry(MessageStatus.READ, all.size()));
    }

    @Test
    void theEnginesWordGivesWayToAnyFact() {
        var message = enqueue(1).getFirst();
        record(List.of(sent(message)));

        record(List.of(stands(message, MessageStatus.UNCONFIRMED)));

        assertThat(find(message).status()).isEqualTo(MessageStatus.SENT);
    }

    @Test
    void aLateEchoReopensWhatWasUnconfirmed() {
        var message = enqueue(1).getFirst();
        record(List.of(stands(message, MessageStatus.UNCONFIRMED)));

        var moves = record(List.of(sent(message)));

        assertThat(moves).containsExactly(new Move(acme, batch, MessageStatus.UNCONFIRMED, MessageStatus.SENT, 1));
        assertThat(find(message).wamid()).isEqualTo("wamid." + message);
    }

    @Test
    void aMessageThatMetaTookTwiceIsSeen() {
        var message = enqueue(1).getFirst();
        record(List.of(Happened.accepted(about(message, 1), NOON, "wamid.first")));

        record(List.of(
                Happened.accepted(about(message, 2), NOON, "wamid.second"),
                Happened.accepted(about(message, 3), NOON, "wamid.third")));

        assertThat(find(message).wamid()).isEqualTo("wamid.first");
        assertThat(scopes.tenant(
                        acme,
                        () -> jdbc.sql("SELECT wamid FROM message_duplicate ORDER BY wamid")
                                .query(String.class)
                                .list()))
                .containsExactly("wamid.second", "wamid.third");
    }

    @Test
    void factsForAnotherAccountOrTenantOrUnknownMessagesChangeNothing() {
        var message = enqueue(1).getFirst();
        var neighbour = new About(acme, new AccountId(UUID.randomUUID()), message, 1);
        var stranger = new About(tenants.add("Stranger " + UUID.randomUUID()).id(), shop, message, 1);
        var nobody = about(new MessageId(ids.next()), 1);

        for (About about : List.of(neighbour, stranger, nobody)) {
            assertThat(record(List.of(Happened.accepted(about, NOON, "wamid.x"))))
                    .isEmpty();
        }

        assertThat(find(message).status()).isEqualTo(MessageStatus.QUEUED);
    }

    @Test
    void hostileTextsAreKeptAsTheyAreButForNul() {
        var id = new MessageId(ids.next());
        var variables = List.of("", "\\", "\"},{\"", "NULL", "صباح\u0000الخير 🌿", "a'; DROP TABLE message; --");
        var to = new Recipient.Phone("+261340000001");
        messages.enqueue(
                acme,
                List.of(new NewMessage(
                        acme,
                        id,
                        shop,
                        to,
                        null,
                        batch,
                        "template",
                        null,
                        null,
                        variables,
                        MessageStatus.QUEUED,
                        null,
                        null,
                        null)));

        assertThat(find(id).variables())
                .containsExactly("", "\\", "\"},{\"", "NULL", "صباح␀الخير 🌿", "a'; DROP TABLE message; --");
    }

    @Test
    void aMessageFromOutsideIsOnRecordOnceHoweverOftenItIsTold() {
        var first = inbound("wamid.in");
        var again = inbound("wamid.in");

        assertThat(messages.receive(List.of(first, again))).containsExactly(first.id());
        assertThat(messages.receive(List.of(again))).isEmpty();
        assertThat(messages.list(acme, new MessageFilter(null, Direction.INBOUND, null), null, 10))
                .singleElement()
                .satisfies(stored -> assertThat(stored.status()).isEqualTo(MessageStatus.RECEIVED));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepeat() {
        List<MessageId> all = enqueue(7);

        var first = messages.ofBatch(acme, batch, Set.of(), null, 4);
        var second = messages.ofBatch(acme, batch, Set.of(), first.getLast().id(), 4);

        assertThat(first).hasSize(4);
        assertThat(second).hasSize(3);
        assertThat(java.util.stream.Stream.concat(first.stream(), second.stream())
                        .map(StoredMessage::id))
                .containsExactlyElementsOf(all);
        assertThat(messages.ofBatch(acme, batch, Set.of(MessageStatus.FAILED), null, 4))
                .isEmpty();
        assertThat(messages.list(acme, MessageFilter.ALL, null, 3))
                .extracting(StoredMessage::id)
                .startsWith(all.getLast());
    }

    @Test
    void messagesThatDoNotBelongTogetherAreRefusedTogether() {
        var mixed = List.of(campaignMessage(1, batch), campaignMessage(2, UUID.randomUUID()));

        assertThatThrownBy(() -> messages.enqueue(acme, mixed)).isInstanceOf(IllegalArgumentException.class);

        assertThat(messages.find(acme, mixed.getFirst().id())).isEmpty();
    }

    private List<MessageId> enqueue(int count) {
        var added = IntStream.range(0, count)
                .mapToObj(i -> campaignMessage(i, batch))
                .toList();
        messages.enqueue(acme, added);
        return added.stream().map(NewMessage::id).toList();
    }

    private NewMessage campaignMessage(int person, UUID batch) {
        return new NewMessage(
                acme,
                new MessageId(ids.next()),
                shop,
                new Recipient.Phone("+26134%07d".formatted(person)),
                null,
                batch,
                "template",
                "Bonjour",
                null,
                List.of("Soa"),
                MessageStatus.QUEUED,
                null,
                null,
                null);
    }

    private Inbound inbound(String wamid) {
        return new Inbound(
                acme,
                new MessageId(ids.next()),
                shop,
                wamid,
                "+261340000001",
                null,
                null,
                "text",
                "Salama",
                "{}",
                null,
                NOON);
    }

    private List<Move> record(List<Fact> facts) {
        return scopes.engine(() -> messages.record(facts));
    }

    private StoredMessage find(MessageId id) {
        return messages.find(acme, id).orElseThrow();
    }

    private About about(MessageId message, int attempt) {
        return new About(acme, shop, message, attempt);
    }

    private Fact sent(MessageId message) {
        return new Happened(about(message, 1), Fact.Kind.SENT, NOON, "wamid." + message, null, null);
    }

    private Fact stands(MessageId message, MessageStatus status) {
        return new Stands(about(message, 1), status, null);
    }

    /// Meta repeats itself, not always in the same words.
    private Fact status(MessageId message, List<Fact.Kind> sequence, int step) {
        var kind = sequence.get(step);
        return new Happened(
                about(message, 1),
                kind,
                Sequences.time(sequence, step),
                "wamid." + message,
                kind == Fact.Kind.FAILED ? new Fact.Failure(131026, "unreachable") : null,
                new Fact.Price(kind == Fact.Kind.SENT ? "marketing" : null, null));
    }
}
