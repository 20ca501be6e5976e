package io.wasl.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.connection.Removal;
import io.wasl.database.Scopes;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.meta.WebhookSignature;
import io.wasl.tenant.Tenants;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.WaslTest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@WaslTest
@TestPropertySource(properties = {"wasl.engine=true", "wasl.webhook.failures=10000"})
class OwnAppTests {

    private final ApplicationContext beans;
    private final Accounts accounts;
    private final IntegrationLog log;
    private final WebhookRefusals refusals;
    private final WebhookReplays replays;
    private final Scopes scopes;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Meta meta;
    private final TenantId acme;
    private final TenantId globex;
    private AccountId id = new AccountId(UUID.randomUUID());
    private String path = "";

    OwnAppTests(@Autowired ApplicationContext beans, @LocalServerPort int port) {
        this.beans = beans;
        accounts = beans.getBean(Accounts.class);
        log = beans.getBean(IntegrationLog.class);
        refusals = beans.getBean(WebhookRefusals.class);
        replays = beans.getBean(WebhookReplays.class);
        scopes = beans.getBean(Scopes.class);
        jdbc = beans.getBean(JdbcClient.class);
        clock = beans.getBean(Clock.class);
        meta = new Meta(port);
        var tenants = beans.getBean(Tenants.class);
        acme = tenants.add("Acme " + UUID.randomUUID()).id();
        globex = tenants.add("Globex " + UUID.randomUUID()).id();
    }

    @BeforeEach
    void connect() {
        MetaSimulator.INSTANCE.reset();
        scopes.engine(() -> jdbc.sql("DELETE FROM whatsapp_accounts").update());
        scopes.engine(() -> jdbc.sql("DELETE FROM removed_account").update());
        id = add(acme, MetaSimulator.SHOP, "acme-secret");
        add(globex, MetaSimulator.SERVICE, null);
        path = Meta.PATH + "/" + accounts.find(acme, id).orElseThrow().webhookKey();
    }

    private AccountId add(TenantId tenant, String number, @Nullable String secret) {
        return accounts.add(
                        tenant,
                        new NewAccount(
                                "Account",
                                number,
                                MetaSimulator.WABA,
                                new Secret(MetaSimulator.ACCESS_TOKEN),
                                null,
                                secret == null ? null : new Secret(secret),
                                null))
                .id();
    }

    @Test
    void theAccountsOwnAppIsHeardAtTheAccountsAddressOnly() {
        var body = message("wamid.OWN1", MetaSimulator.SHOP);

        assertThat(post(path, body, "acme-secret")).isEqualTo(200);
        assertThat(post(Meta.PATH, body, "acme-secret")).isEqualTo(401);
        assertThat(post(Meta.PATH + "/somebody", body, "acme-secret")).isEqualTo(401);
        assertThat(post(path, body, "another-secret")).isEqualTo(401);
        assertThat(state(acme, "wamid.OWN1")).isEqualTo(EventState.PROCESSED);
    }

    @Test
    void aClientsOwnAppCannotSpeakForAnotherClient() {
        assertThat(post(path, message("wamid.LIE", MetaSimulator.SERVICE), "acme-secret"))
                .isEqualTo(200);

        assertThat(state(null, "wamid.LIE")).isEqualTo(EventState.SUSPECT);
        assertThat(log.list(null, search("wamid.LIE")).getFirst().reason()).contains("another client");
    }

    @Test
    void aNumberInsideTheWrongBusinessAccountIsNotBelieved() {
        meta.deliver(message("wamid.LOST", MetaSimulator.SHOP).replace(MetaSimulator.WABA, "777"));

        assertThat(state(acme, "wamid.LOST")).isEqualTo(EventState.SUSPECT);
    }

    @Test
    void liesAreListedAndCountedApartFromWhatIsMerelyUnknown() {
        var counter = beans.getBean(MeterRegistry.class).counter("wasl.webhook.suspects");
        var before = counter.count();
        var digests = digests();

        meta.deliver(message("wamid.LIE1", MetaSimulator.SHOP).replace(MetaSimulator.WABA, "777"));
        meta.deliver(status("wamid.LIE2", "utility").replace(MetaSimulator.WABA, "777"));
        post(path, message("wamid.LIE3", MetaSimulator.SERVICE), "acme-secret");
        meta.deliver(message("wamid.STRANGER", "999000111"));

        assertThat(state(null, "wamid.STRANGER")).isEqualTo(EventState.UNMATCHED);
        assertThat(log.list(null, new EventSearch(EventState.SUSPECT, null, null, 3)))
                .extracting(LoggedEvent::wamid)
                .containsExactly("wamid.LIE3", "wamid.LIE2", "wamid.LIE1");
        assertThat(log.list(acme, new EventSearch(EventState.SUSPECT, null, null, 9)))
                .extracting(LoggedEvent::wamid)
                .containsExactly("wamid.LIE2", "wamid.LIE1");
        await().untilAsserted(() -> assertThat(counter.count()).isEqualTo(before + 3));
        assertThat(digests()).isEqualTo(digests);
    }

    @Test
    void quotingSomebodyElsesMessageTouchesItsOwnerInNothing() {
        meta.deliver(message("wamid.THEIRS.QUOTED", MetaSimulator.SERVICE));
        state(globex, "wamid.THEIRS.QUOTED");
        var theirs = messagesOf(globex);

        meta.deliver(message("wamid.QUOTING", MetaSimulator.SHOP)
                .replace("\"type\"", "\"context\":{\"from\":\"1\",\"id\":\"wamid.THEIRS.QUOTED\"},\"type\""));

        assertThat(state(acme, "wamid.QUOTING")).isEqualTo(EventState.PROCESSED);
        assertThat(messagesOf(globex)).isEqualTo(theirs);
        assertThat(messagesOf(acme)).hasSize(1);
    }

    private List<String> messagesOf(TenantId tenant) {
        return scopes.engine(() -> jdbc.sql("SELECT m::text FROM message m WHERE tenant_id = ? ORDER BY id")
                .param(tenant.value())
                .query(String.class)
                .list());
    }

    @Test
    void whatPeopleWaitForOvertakesTheStatusesOfCampaigns() {
        var slices = beans.getBean(Slices.class);
        var reader = beans.getBean(WebhookReader.class);
        reader.stop();
        try {
            meta.deliver(status("wamid.CAMPAIGN1", "marketing"));
            meta.deliver(status("wamid.CAMPAIGN2", "marketing"));
            meta.deliver(status("wamid.CODE", "authentication"));
            meta.deliver(message("wamid.HELLO", MetaSimulator.SHOP));
            meta.deliver(failure("wamid.LOST.CODE", "u1.AAAAAAAAAAAAAAAAAAAAAA.1.AAAAAAAAAAA"));
            meta.deliver(failure("wamid.LOST.OFFER", "v1.AAAAAAAAAAAAAAAAAAAAAA.1.AAAAAAAAAAA"));

            slices.urgent();

            assertThat(state(acme, "wamid.HELLO")).isEqualTo(EventState.PROCESSED);
            assertThat(state(acme, "wamid.CODE")).isEqualTo(EventState.UNMATCHED);
            assertThat(state(acme, "wamid.LOST.CODE")).isEqualTo(EventState.UNMATCHED);
            assertThat(log.list(acme, search("wamid.LOST.OFFER"))).isEmpty();
            assertThat(log.list(acme, search("wamid.CAMPAIGN1"))).isEmpty();
            var after = slices.next();
            assertThat(log.list(acme, search("wamid.CAMPAIGN1"))).hasSize(1);
            assertThat(after.slice()).isNotNull();
            assertThat(after.slice().deliveries()).hasSize(3);
            slices.next();
            assertThat(slices.next()).isEqualTo(Slices.Progress.NONE);
        } finally {
            reader.start();
        }
    }

    private static String status(String wamid, String category) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"%s","changes":[{"field":"messages","value":{
                 "metadata":{"phone_number_id":"%s"},"statuses":[{"id":"%s","status":"sent","timestamp":"1795000001",
                 "recipient_id":"4915112345678","pricing":{"category":"%s"}}]}}]}]}""".formatted(MetaSimulator.WABA, MetaSimulator.SHOP, wamid, category);
    }

    @Test
    void anAccountsSecretsOverlapWhileTheyRotate() {
        accounts.replaceAppSecret(acme, id, new Secret("newer-secret,acme-secret"));

        assertThat(post(path, message("wamid.ROT1", MetaSimulator.SHOP), "newer-secret"))
                .isEqualTo(200);
        assertThat(post(path, message("wamid.ROT2", MetaSimulator.SHOP), "acme-secret"))
                .isEqualTo(200);
    }

    @Test
    void aNumberThatMovedIsHeardByWhoHasItNowAndByNobodyElse() {
        meta.deliver(message("wamid.BEFORE", MetaSimulator.SHOP));
        assertThat(state(acme, "wamid.BEFORE")).isEqualTo(EventState.PROCESSED);

        beans.getBean(Removal.class).remove(acme, id, "Hanta");
        meta.deliver(message("wamid.BETWEEN", MetaSimulator.SHOP));
        assertThat(state(null, "wamid.BETWEEN")).isEqualTo(EventState.UNMATCHED);
        scopes.engine(() -> jdbc.sql("UPDATE removed_account SET removed_at = removed_at - interval '1 minute'")
                .update());
        add(globex, MetaSimulator.SHOP, null);
        meta.deliver(message("wamid.AFTER", MetaSimulator.SHOP));

        assertThat(state(globex, "wamid.AFTER")).isEqualTo(EventState.PROCESSED);
        assertThat(log.list(acme, search("wamid.AFTER"))).isEmpty();
        assertThat(log.list(acme, search("wamid.BETWEEN"))).isEmpty();
        assertThat(log.list(globex, search("wamid.BEFORE"))).isEmpty();

        var replay = replays.order(null, Instant.EPOCH, clock.instant().plusSeconds(1));
        await().until(() -> replays.find(null, replay.id()).orElseThrow().doneAt() != null);
        assertThat(log.list(globex, search("wamid.BEFORE"))).isEmpty();
        assertThat(state(acme, "wamid.BEFORE")).isEqualTo(EventState.PROCESSED);
        assertThat(scopes.engine(() -> jdbc.sql("SELECT tenant_id FROM message WHERE wamid = 'wamid.BEFORE'")
                        .query(UUID.class)
                        .list()))
                .containsExactly(acme.value());
    }

    @Test
    void aRequestThatWasCapturedLongAgoChangesNothingThoughTheLogHasForgottenIt() {
        var captured = message("wamid.CAPTURED", MetaSimulator.SHOP);
        meta.deliver(captured);
        meta.deliver(message("wamid.CAPTURED.END", MetaSimulator.SHOP));
        state(acme, "wamid.CAPTURED.END");
        scopes.engine(() -> jdbc.sql("DELETE FROM webhook_event").update());
        var before = digests();

        assertThat(meta.deliver(captured).statusCode()).isEqualTo(200);

        assertThat(state(acme, "wamid.CAPTURED")).isEqualTo(EventState.PROCESSED);
        assertThat(digests()).isEqualTo(before);
    }

    @Test
    void eventsOfAnAccountThatIsRemovedMeanwhileAreKeptForTheOperator() {
        assertThat(post(path, message("wamid.HERE", MetaSimulator.SHOP), "acme-secret"))
                .isEqualTo(200);
        assertThat(state(acme, "wamid.HERE")).isEqualTo(EventState.PROCESSED);
        scopes.engine(() -> jdbc.sql("DELETE FROM whatsapp_accounts WHERE tenant_id = ?")
                .param(acme.value())
                .update());

        assertThat(post(path, message("wamid.GONE", MetaSimulator.SHOP), "acme-secret"))
                .isEqualTo(200);
        assertThat(state(null, "wamid.GONE")).isEqualTo(EventState.UNMATCHED);
    }

    @Test
    void aWrongSecretIsCountedSoThatItCanBeExplained() {
        var key = path.substring(path.lastIndexOf('/') + 1);
        for (int i = 0; i < 3; i++) {
            post(path, message("wamid.W" + i, MetaSimulator.SHOP), "wrong-secret");
        }

        assertThat(refusals.since(clock.instant().minus(Duration.ofHours(1)))).anySatisfy(refused -> {
            assertThat(refused.reason()).isEqualTo(Refused.Reason.WRONG_SECRET);
            assertThat(refused.accountKey()).isEqualTo(key);
            assertThat(refused.requests()).isEqualTo(3);
        });
    }

    @Test
    void strangersMakeNothingBeWrittenForAddressesThatTheyMadeUp() {
        refusals.flush();
        scopes.engine(() -> jdbc.sql("DELETE FROM webhook_refusal").update());
        for (int i = 0; i < 50; i++) {
            assertThat(meta.post(Meta.PATH + "/made-up-" + i, new byte[] {'{', '}'})
                            .statusCode())
                    .isEqualTo(401);
            post(Meta.PATH + "/made-up-" + i, "{}", "some-secret");
        }
        assertThat(meta.post(path, new byte[] {'{', '}'}).statusCode()).isEqualTo(401);
        refusals.flush();

        assertThat(scopes.engine(() -> jdbc.sql("SELECT account_key FROM webhook_refusal")
                        .query(String.class)
                        .list()))
                .containsExactly(path.substring(path.lastIndexOf('/') + 1));
    }

    @Test
    void aMessageOfNobodyIsNotProcessed() {
        meta.deliver(message("wamid.NOBODY", MetaSimulator.SHOP).replace("4915112345678", "somebody"));

        assertThat(state(acme, "wamid.NOBODY")).isEqualTo(EventState.UNMATCHED);
    }

    @Test
    void theSampleOfMetasDashboardSaysThatTheCallbackWorks() {
        String sample = """
                {"object":"whatsapp_business_account","entry":[{"id":"0","time":1,"changes":[{"field":"messages","value":{
                 "metadata":{"phone_number_id":"123456123"},"messages":[{"from":"16315551181","id":"ABGG","timestamp":"1504902988",
                 "type":"text","text":{"body":"this is a sample"}}]}}]}]}""";
        scopes.engine(() -> jdbc.sql("DELETE FROM webhook_event").update());

        assertThat(post(path, sample, "acme-secret")).isEqualTo(200);
        await().until(() -> log.lastSample(acme, Instant.EPOCH).isPresent());
        assertThat(log.lastSample(globex, Instant.EPOCH)).isEmpty();
        assertThat(log.list(acme, new EventSearch(null, null, null, 1)).getFirst())
                .matches(event -> event.kind().equals("sample_arrived"))
                .matches(event -> event.state() == EventState.PROCESSED);

        meta.deliver("{\"field\":\"messages\",\"value\":{\"messages\":[]}}");
        await().until(() -> log.lastSample(globex, Instant.EPOCH).isPresent());
    }

    @Test
    void replayingADayChangesNothing() {
        var begin = clock.instant();
        meta.deliver(message("wamid.DAY1", MetaSimulator.SHOP));
        meta.deliver(message("wamid.DAY2", MetaSimulator.SERVICE).replace("\"hi\"", "\"STOP\""));
        meta.deliver(account("user_preferences", """
                {"metadata":{"phone_number_id":"%s"},"user_preferences":[{"wa_id":"4915112345679","category":"marketing_messages",
                 "value":"stop","timestamp":1795000300}]}""".formatted(MetaSimulator.SHOP)));
        meta.deliver(account("smb_app_state_sync", """
                {"metadata":{"phone_number_id":"%s"},"state_sync":[{"type":"contact","contact":{"full_name":"Zo","phone_number":"4915112345671"},
                 "action":"add","metadata":{"timestamp":"1795000300"}}]}""".formatted(MetaSimulator.SHOP)));
        meta.deliver(account("business_capability_update", "{\"max_daily_conversations_per_business\":\"TIER_2K\"}"));
        meta.deliver(account("message_template_status_update", """
                {"event":"PAUSED","message_template_id":5,"message_template_name":"promo","message_template_language":"en"}"""));
        meta.deliver(message("wamid.LAST", MetaSimulator.SHOP));
        state(acme, "wamid.LAST");
        var before = digests();

        var replay = replays.order(null, begin, clock.instant().plusSeconds(1));

        await().until(() -> replays.find(null, replay.id()).orElseThrow().doneAt() != null);
        assertThat(replays.find(null, replay.id()).orElseThrow().deliveries()).isEqualTo(7);
        assertThat(digests()).isEqualTo(before);
    }

    @Test
    void aClientsReplayIsItsOwn() {
        meta.deliver(message("wamid.MINE", MetaSimulator.SHOP));
        meta.deliver(message("wamid.THEIRS", MetaSimulator.SERVICE));
        state(globex, "wamid.THEIRS");

        var replay = replays.order(acme, Instant.EPOCH, clock.instant().plusSeconds(1));

        await().until(() -> replays.find(acme, replay.id()).orElseThrow().doneAt() != null);
        assertThat(replays.find(acme, replay.id()).orElseThrow().deliveries()).isEqualTo(1);
        assertThat(replays.find(globex, replay.id())).isEmpty();
    }

    /// Of every table whose content is an effect of webhooks: all but the log and its bookkeeping.
    private Map<String, String> digests() {
        var tables = scopes.engine(() -> jdbc.sql("""
                        SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition
                        AND relnamespace = 'public'::regnamespace AND relname !~ '^(webhook_|flyway)'
                        AND has_table_privilege(oid, 'SELECT')""").query(String.class).list());
        var digests = new TreeMap<String, String>();
        for (var table : tables) {
            digests.put(
                    table,
                    scopes.engine(() -> jdbc.sql(
                                    "SELECT coalesce(md5(string_agg(row::text, chr(10) ORDER BY row::text)), '') FROM \"%s\" row"
                                            .formatted(table))
                            .query(String.class)
                            .single()));
        }
        // Templates are fetched in the background as soon as there is a number, which may be now.
        digests.keySet().removeAll(Set.of("template", "template_sync"));
        // When a number last told anything is written down by a clock of its own.
        digests.put(
                "whatsapp_accounts",
                scopes.engine(() -> jdbc.sql("""
                        SELECT md5(string_agg(concat(id, status, messaging_limit, checked_at), ' ' ORDER BY id))
                        FROM whatsapp_accounts""").query(String.class).single()));
        return digests;
    }

    private static String account(String field, String value) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"%s","time":1795000300,"changes":[{"field":"%s","value":%s}]}]}""".formatted(MetaSimulator.WABA, field, value);
    }

    /// A failure has no price.
    private static String failure(String wamid, String opaque) {
        return account("messages", """
                {"messaging_product":"whatsapp","metadata":{"display_phone_number":"1","phone_number_id":"%s"},
                 "statuses":[{"id":"%s","status":"failed","timestamp":"1795000300","recipient_id":"4915112345678",
                 "biz_opaque_callback_data":"%s","errors":[{"code":131026,"title":"Message undeliverable"}]}]}""".formatted(MetaSimulator.SHOP, wamid, opaque));
    }

    private int post(String where, String body, String secret) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var signature = new WebhookSignature(secret).sign(bytes);
        return meta.post(where, bytes, WebhookSignature.HEADER, signature).statusCode();
    }

    private EventState state(@Nullable TenantId tenant, String wamid) {
        return await().until(() -> log.list(tenant, search(wamid)), events -> !events.isEmpty())
                .getFirst()
                .state();
    }

    private static EventSearch search(String wamid) {
        return new EventSearch(null, wamid, null, 1);
    }

    private static String message(String wamid, String number) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"%s","changes":[{"field":"messages","value":{
                 "messaging_product":"whatsapp","metadata":{"phone_number_id":"%s"},"messages":[
                 {"from":"4915112345678","id":"%s","timestamp":"1795000001","type":"text","text":{"body":"hi"}}]}}]}]}""".formatted(MetaSimulator.WABA, number, wamid);
    }
}
