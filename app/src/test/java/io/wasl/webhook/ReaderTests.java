package io.wasl.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.database.DirectConnections;
import io.wasl.database.Scopes;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.meta.StatusUpdate;
import io.wasl.tenant.Tenants;
import io.wasl.testing.WaslTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@WaslTest
@Import(ReaderTests.Modules.class)
@TestPropertySource(properties = "wasl.engine=true")
class ReaderTests {

    private static final String OTHER_NUMBER = "200000000000002";
    private static final String UNKNOWN_NUMBER = "300000000000003";

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final IntegrationLog log;
    private final RecordingHandler handler;
    private final Owners owners;
    private final Tenants tenants;
    private final Meta meta;

    ReaderTests(
            @Autowired JdbcClient jdbc,
            @Autowired Scopes scopes,
            @Autowired IntegrationLog log,
            @Autowired RecordingHandler handler,
            @Autowired ReaderTests.Owners owners,
            @Autowired Tenants tenants,
            @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.log = log;
        this.handler = handler;
        this.owners = owners;
        this.tenants = tenants;
        meta = new Meta(port);
    }

    @BeforeEach
    void accounts(@Autowired Accounts accounts) {
        handler.recover();
        owners.byNumber.computeIfAbsent(Bodies.NUMBER, number -> client("Soa", number, accounts));
        owners.byNumber.computeIfAbsent(OTHER_NUMBER, number -> client("Vola", number, accounts));
    }

    /// Events are kept as messages of whoever Meta says has the number.
    private TenantId client(String name, String number, Accounts accounts) {
        var client = tenants.add(name + " " + UUID.randomUUID()).id();
        accounts.addUnchecked(
                client, new NewAccount(name, number, "1", new Secret("token-of-the-shop"), null, null, null));
        scopes.engine(
                () -> jdbc.sql("UPDATE whatsapp_accounts SET proven_at = now()").update());
        return client;
    }

    @Test
    void theSameDeliveryAHundredTimesAtOnceHasItsEffectOnce() {
        var answers = atOnce(
                100, () -> meta.deliver(Bodies.text("wamid.same", "hello")).statusCode());

        assertThat(answers).hasSize(100).containsOnly(200);
        awaitAllRead();
        assertThat(seen("wamid.same")).isOne();
    }

    @Test
    void theSameEventInAnotherEnvelopeHasItsEffectOnce() {
        meta.deliver(Bodies.text("wamid.wrapped", "hello"));
        meta.deliver(Bodies.texts(Bodies.NUMBER, "wamid.beside", "wamid.wrapped", "wamid.wrapped"));

        awaitAllRead();
        assertThat(seen("wamid.wrapped")).isOne();
        assertThat(seen("wamid.beside")).isOne();
    }

    @Test
    void aBatchWithEverythingWrongInItLosesNothingThatIsRight() {
        var wamids = IntStream.range(0, 1000)
                .mapToObj(i -> switch (i) {
                    case 300 -> "poison.in.mixture";
                    case 600 -> "wamid.mixed.599";
                    default -> "wamid.mixed." + i;
                })
                .toArray(String[]::new);
        var batch = entry(Bodies.texts(Bodies.NUMBER, wamids));
        var stray = entry(Bodies.texts(UNKNOWN_NUMBER, "wamid.stray.in.mixture"));
        var theirs = entry(Bodies.texts(OTHER_NUMBER, "wamid.theirs.in.mixture"));

        meta.deliver("{\"object\":\"whatsapp_business_account\",\"entry\":[%s,%s,%s]}".formatted(batch, stray, theirs));

        awaitAllRead();
        assertThat(seen("wamid.mixed.%")).isEqualTo(998);
        assertThat(seen("wamid.theirs.in.mixture")).isOne();
        assertThat(only("poison.in.mixture").state()).isEqualTo(EventState.QUARANTINED);
        assertThat(only("wamid.stray.in.mixture").state()).isEqualTo(EventState.UNMATCHED);
        assertThat(only("wamid.theirs.in.mixture").tenant()).isEqualTo(owner(OTHER_NUMBER));
        assertThat(log.list(owner(Bodies.NUMBER), search("wamid.theirs.in.mixture")))
                .isEmpty();
    }

    private static String entry(String body) {
        return body.substring(body.indexOf('[') + 1, body.lastIndexOf(']'));
    }

    @Test
    void onePoisonousEventCostsNoneOfTheOthers() {
        var wamids = IntStream.range(0, 1000)
                .mapToObj(i -> i == 700 ? "poison.in.batch" : "wamid.batch." + i)
                .toArray(String[]::new);

        assertThat(meta.deliver(Bodies.texts(Bodies.NUMBER, wamids)).statusCode())
                .isEqualTo(200);

        awaitAllRead();
        assertThat(seen("wamid.batch.%")).isEqualTo(999);
        var event = only("poison.in.batch");
        assertThat(event.state()).isEqualTo(EventState.QUARANTINED);
        assertThat(event.errorClass()).endsWith("23514");
        assertThat(event.reason()).contains("seen_size_check");
    }

    @Test
    void eventsOfAnUnknownNumberAreKeptForTheOperator() {
        meta.deliver(Bodies.texts(UNKNOWN_NUMBER, "wamid.stray"));

        awaitAllRead();
        var event = only("wamid.stray");
        assertThat(event.state()).isEqualTo(EventState.UNMATCHED);
        assertThat(event.tenant()).isNull();
        assertThat(event.reason()).contains(UNKNOWN_NUMBER);
        assertThat(seen("wamid.stray")).isZero();
        for (var tenant : owners.byNumber.values()) {
            assertThat(log.list(tenant, search("wamid.stray"))).isEmpty();
            assertThat(log.find(tenant, event.id())).isEmpty();
            assertThat(log.body(tenant, event.id())).isEmpty();
            assertThat(log.replay(tenant, event.id())).isEmpty();
        }
    }

    @Test
    void aClientSeesItsOwnEventsAndNobodyElses() {
        meta.deliver(Bodies.texts(Bodies.NUMBER, "wamid.soa.1"));
        meta.deliver(Bodies.texts(OTHER_NUMBER, "wamid.vola.1"));

        awaitAllRead();
        var soa = owner(Bodies.NUMBER);
        var event = log.list(soa, search("wamid.soa.1")).getFirst();
        assertThat(event.state()).isEqualTo(EventState.PROCESSED);
        assertThat(log.list(soa, search("wamid.vola.1"))).isEmpty();
        assertThat(log.find(owner(OTHER_NUMBER), event.id())).isEmpty();
        assertThat(scopes.tenant(
                        owner(OTHER_NUMBER),
                        () -> jdbc.sql("SELECT count(*) FROM webhook_event WHERE wamid = 'wamid.soa.1'")
                                .query(Long.class)
                                .single()))
                .isZero();
    }

    @Test
    void aDeliveryForTwoClientsShowsEachItsOwnPart() {
        var soas = Bodies.texts(Bodies.NUMBER, "wamid.shared.soa");
        var volas = Bodies.texts(OTHER_NUMBER, "wamid.shared.vola");
        var entry = "\"entry\":[";
        meta.deliver(soas.replace(
                entry, entry + volas.substring(volas.indexOf(entry) + entry.length(), volas.lastIndexOf("]")) + ","));

        awaitAllRead();
        var event = only("wamid.shared.soa");
        assertThat(log.body(owner(Bodies.NUMBER), event.id()).orElseThrow())
                .contains("wamid.shared.soa")
                .doesNotContain("wamid.shared.vola");
        assertThat(log.body(null, event.id()).orElseThrow()).contains("wamid.shared.soa", "wamid.shared.vola");
    }

    @Test
    void theBodyIsShownAsItCame() {
        var body = Bodies.texts(Bodies.NUMBER, "wamid.body");
        meta.deliver(body);

        awaitAllRead();
        assertThat(log.body(owner(Bodies.NUMBER), only("wamid.body").id())).contains(body);
    }

    @Test
    void whatAHandlerCannotPlaceIsUnmatched() {
        meta.deliver(Bodies.texts(Bodies.NUMBER, "unmatched.1"));

        awaitAllRead();
        assertThat(only("unmatched.1").state()).isEqualTo(EventState.UNMATCHED);
        assertThat(only("unmatched.1").reason()).isEqualTo("nobody's");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON",
                "",
                "[]",
                "{\"object\":\"page\",\"entry\":[]}",
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"brand_new\",\"value\":{}}]}]}",
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"a\\u0000b\\ud800\",\"changes\":[{\"field\":\"x\\u0000y\\udc00\"}]}]}"
            })
    void whatIsNotUnderstoodIsShownAsSuch(String body) {
        meta.deliver(body);

        awaitAllRead();
        var event = log.list(null, new EventSearch(null, null, null, 1)).getFirst();
        assertThat(event.state()).isEqualTo(EventState.UNRECOGNISED);
        assertThat(event.reason()).isNotBlank();
        assertThat(log.body(null, event.id())).contains(body);
        assertThat(log.replay(null, event.id()).orElseThrow().state()).isEqualTo(EventState.UNRECOGNISED);
    }

    @Test
    void hostileBodiesNeitherStopTheReaderNorCostTheirNeighbours() {
        var hostile = List.of(
                "[".repeat(20_000) + "]".repeat(20_000),
                "{\"a\":1e400000}",
                "{\"a\":\"" + "x".repeat(2_900_000) + "\"}",
                "{" + "\"k\":1,".repeat(100_000) + "\"k\":2}",
                "\ufeff" + Bodies.text("wamid.bom", "hello"),
                Bodies.text("wamid.nul\\u0000", "a\\u0000b"),
                Bodies.text("wamid.surrogate\\ud800", "\\ud83d"),
                Bodies.text("wamid.rtl", "\u202egpj.exe\u200b"),
                Bodies.change(
                        "1\\u0000\\udc00", "\"messages\":[{\"id\":\"w\\u0000\",\"from\":\"1\",\"type\":\"text\"}]"));

        for (var body : hostile) {
            assertThat(meta.deliver(body).statusCode()).isEqualTo(200);
        }
        assertThat(meta.deliver(new byte[] {'{', (byte) 0xc3, 0x28, '}'}).statusCode())
                .isEqualTo(200);
        meta.deliver(Bodies.text("wamid.after.hostile", "hello"));

        awaitAllRead();
        assertThat(seen("wamid.after.hostile")).isOne();
    }

    @Test
    void aPassingFailureLosesNothing() {
        handler.fail(new DataAccessResourceFailureException("away", new SQLException("away", "08006")));
        meta.deliver(Bodies.text("wamid.patient", "hello"));
        await().until(() -> unread() > 0);
        handler.recover();

        awaitAllRead();
        assertThat(seen("wamid.patient")).isOne();
        assertThat(only("wamid.patient").state()).isEqualTo(EventState.PROCESSED);
    }

    @Test
    void aReplayAfterARepairHasTheEffect() {
        meta.deliver(Bodies.texts(Bodies.NUMBER, "poison.repaired", "wamid.beside.poison"));
        awaitAllRead();
        var event = only("poison.repaired");
        assertThat(log.replay(owner(Bodies.NUMBER), event.id()).orElseThrow().state())
                .isEqualTo(EventState.QUARANTINED);

        handler.heal();

        assertThat(log.replay(owner(Bodies.NUMBER), event.id()).orElseThrow().state())
                .isEqualTo(EventState.PROCESSED);
        assertThat(seen("poison.repaired")).isOne();
        assertThat(seen("wamid.beside.poison")).isOne();
    }

    private void awaitAllRead() {
        await().until(() -> unread() == 0);
    }

    private long unread() {
        return count("SELECT count(*) FROM webhook_log WHERE id > (SELECT position FROM webhook_cursor)");
    }

    private long seen(String wamid) {
        return scopes.engine(() -> jdbc.sql("SELECT count(*) FROM seen WHERE wamid LIKE ?")
                .param(wamid)
                .query(Long.class)
                .single());
    }

    private long count(String sql) {
        return scopes.engine(() -> jdbc.sql(sql).query(Long.class).single());
    }

    private LoggedEvent only(String wamid) {
        var events = log.list(null, search(wamid));
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static EventSearch search(String text) {
        return new EventSearch(null, text, null, 10);
    }

    private TenantId owner(String number) {
        return owners.byNumber.get(number);
    }

    private static <T> List<T> atOnce(int times, java.util.concurrent.Callable<T> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(work));
            }
            var results = new ArrayList<T>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whose the numbers are, as a test says.
    static final class Owners implements TenantLookup {

        final Map<String, TenantId> byNumber = new ConcurrentHashMap<>();

        @Override
        public Map<String, TenantId> tenantsOf(Set<String> phoneNumberIds) {
            var owned = new HashMap<>(byNumber);
            owned.keySet().retainAll(phoneNumberIds);
            return owned;
        }
    }

    @TestConfiguration
    static class Modules {

        @Bean
        @Primary
        Owners testOwners() {
            return new Owners();
        }

        @Bean
        RecordingHandler recordingHandler(JdbcClient jdbc, IntegrationLog log, DirectConnections connections)
                throws SQLException {
            try (var owner = connections.owner("test");
                    var statement = owner.createStatement()) {
                statement.execute("CREATE TABLE seen (wamid text PRIMARY KEY, size int CHECK (size > 0))");
                statement.execute("GRANT ALL ON seen TO wasl_engine");
            }
            return new RecordingHandler(jdbc, log);
        }

        @Bean
        WebhookHandler<StatusUpdate> patientHandler() {
            return new WebhookHandler<>() {
                @Override
                public Class<StatusUpdate> eventType() {
                    return StatusUpdate.class;
                }

                @Override
                public void handle(List<Received<StatusUpdate>> events) {
                    // Applies them all.
                }
            };
        }
    }
}
