package io.wasl.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.connection.Subscriptions;
import io.wasl.database.Scopes;
import io.wasl.doctor.Check.Name;
import io.wasl.doctor.Check.Verdict;
import io.wasl.kernel.Language;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.template.Templates;
import io.wasl.tenant.Tenants;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.PublicAddress;
import io.wasl.testing.PublicAddress.Mood;
import io.wasl.testing.WaslTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Plants one fault after the other, at Meta, in front of the door and in the database, and sees the doctor find it.
@WaslTest
@TestPropertySource(properties = "wasl.webhook.failures=100000")
@ExtendWith(OutputCaptureExtension.class)
class DoctorTests {

    private static final MetaSimulator META = MetaSimulator.INSTANCE;
    private static final PublicAddress ADDRESS = PublicAddress.INSTANCE;
    private static final Secret TOKEN = new Secret(MetaSimulator.ACCESS_TOKEN);

    private final Doctor doctor;
    private final CheckTexts texts;
    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Templates templates;
    private final SmartLifecycle log;
    private final Tenants tenants;
    private final Scopes scopes;
    private final JdbcClient jdbc;
    private TenantId soa = new TenantId(UUID.randomUUID());
    private AccountId shop = new AccountId(UUID.randomUUID());

    DoctorTests(
            @Autowired Doctor doctor,
            @Autowired CheckTexts texts,
            @Autowired ApplicationContext context,
            @Autowired Tenants tenants,
            @Autowired Scopes scopes,
            @Autowired JdbcClient jdbc) {
        this.doctor = doctor;
        this.texts = texts;
        this.accounts = context.getBean(Accounts.class);
        this.subscriptions = context.getBean(Subscriptions.class);
        this.templates = context.getBean(Templates.class);
        // Deliveries are kept, but not read: what is planted in the log stays there.
        this.log = context.getBean("io.wasl.webhook.WebhookLog", SmartLifecycle.class);
        this.tenants = tenants;
        this.scopes = scopes;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aNumberWithWhichAllIsWell(@LocalServerPort int port) {
        if (!log.isRunning()) {
            log.start();
        }
        META.reset();
        ADDRESS.lead(port);
        sql("DELETE FROM whatsapp_accounts");
        sql("UPDATE webhook_cursor SET position = (SELECT coalesce(max(id), position) FROM webhook_log)");
        sql("DELETE FROM webhook_event");
        soa = tenants.add("Soa " + UUID.randomUUID()).id();
        shop = accounts.add(soa, shop(null)).id();
        subscriptions.register(soa, shop);
        templates.sync(soa, shop);
        sql("UPDATE whatsapp_accounts SET last_webhook_at = now()");
        sql(
                "UPDATE template SET status = 'APPROVED', announced_category = NULL, quality = 'GREEN' WHERE status <> 'PENDING'");
    }

    @AfterEach
    void speakEnglishAgain() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void whereNothingWasPlantedAllIsWellButThatTheAddressIsNotPublic() {
        assertThat(checks().values())
                .filteredOn(check -> check.verdict() != Verdict.PASS)
                .extracting(Check::name)
                .containsExactlyInAnyOrder(Name.DNS, Name.TLS, Name.ADDRESS);
        assertThat(checks().keySet()).doesNotContain(Name.META).hasSize(Name.values().length - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "quality_rating, RED, QUALITY, red, FAIL",
        "quality_rating, YELLOW, QUALITY, yellow, WARN",
        "quality_rating, NA, QUALITY, unknown, PASS",
        "whatsapp_business_manager_messaging_limit, TIER_250, LIMIT, small, WARN",
        "whatsapp_business_manager_messaging_limit, TIER_UNLIMITED, LIMIT, unlimited, PASS",
        "whatsapp_business_manager_messaging_limit, TIER_NEW, LIMIT, unknown, PASS",
        "status, FLAGGED, NUMBER, flagged, WARN",
        "status, RATE_LIMITED, NUMBER, rate_limited, WARN",
        "status, PENDING, NUMBER, not_registered, FAIL",
        "status, BANNED, NUMBER, restricted, FAIL",
        "status, MIGRATED, NUMBER, gone, FAIL",
        "status, DELETED, NUMBER, number_not_found, FAIL",
        "status, SOMETHING_NEW, NUMBER, unknown, WARN",
        "status, PENDING, NUMBER_HEALTH, blocked, FAIL",
        "name_status, DECLINED, DISPLAY_NAME, declined, FAIL",
        "name_status, EXPIRED, DISPLAY_NAME, expired, WARN",
        "name_status, PENDING_REVIEW, DISPLAY_NAME, pending, WARN",
        "health_error, 131042, NUMBER_HEALTH, blocked, FAIL"
    })
    void whatMetaSaysOfTheNumberIsJudged(String field, String value, Name name, String outcome, Verdict verdict) {
        plant("numbers", "{'id':'%s','%s':'%s'}".formatted(MetaSimulator.SHOP, field, value));

        assertFound(name, outcome, verdict);
    }

    @Test
    void aBusinessAccountThatMetaBlocksIsFound() {
        plant("wabas", "{'id':'%s','health_error':'131042'}".formatted(MetaSimulator.WABA));

        assertThat(assertFound(Name.BUSINESS_HEALTH, "blocked", Verdict.FAIL).facts())
                .first()
                .isEqualTo("Business eligibility payment issue");
    }

    @ParameterizedTest
    @CsvSource({
        "state:`REVOKED`, TOKEN, token_invalid, FAIL",
        "state:`EXPIRED`, TOKEN, token_expired, FAIL",
        "scopes:[`whatsapp_business_management`], PERMISSIONS, missing, FAIL",
        "scopes:[], PERMISSIONS, missing, FAIL",
        "app_id:`777`, PERMISSIONS, other_app, FAIL",
        "wabas:[`999`], NUMBER, number_not_found, FAIL"
    })
    void whatMetaSaysOfTheTokenIsJudged(String fact, Name name, String outcome, Verdict verdict) {
        String json = fact.replace('`', '"').replaceFirst("^([a-z_]+)", "'$1'");
        plant("tokens", "{'access_token':'%s',%s}".formatted(MetaSimulator.ACCESS_TOKEN, json));

        assertFound(name, outcome, verdict);
    }

    @Test
    void aTokenThatEndsSoonIsFound() {
        Instant soon = Instant.parse("2200-01-01T00:00:00Z");
        plant(
                "tokens",
                "{'access_token':'%s','expires_at':%d}".formatted(MetaSimulator.ACCESS_TOKEN, soon.getEpochSecond()));
        assertFound(Name.TOKEN, "valid_until", Verdict.PASS);

        assertThat(TokenChecks.expiry(soon, soon.minus(6, ChronoUnit.DAYS)))
                .isEqualTo(Check.warn(Name.TOKEN, "expires_soon", 6L, soon));
    }

    @Test
    void aBusinessThatNobodyListensToIsFound() {
        META.call("DELETE", "/" + MetaSimulator.WABA + "/subscribed_apps", "");

        assertFound(Name.SUBSCRIPTION, "none", Verdict.FAIL);
    }

    @Test
    void aBusinessThatOnlyAnotherAppListensToIsFound() {
        plant("wabas", "{'id':'%s','other_apps':[{'id':'77','name':'Old CRM'}]}".formatted(MetaSimulator.WABA));
        assertFound(Name.SUBSCRIPTION, "with_others", Verdict.PASS);
        META.call("DELETE", "/" + MetaSimulator.WABA + "/subscribed_apps", "");

        assertThat(assertFound(Name.SUBSCRIPTION, "only_others", Verdict.FAIL).facts())
                .containsExactly("Old CRM");
    }

    @Test
    void anAddressOfTheBusinessAccountThatLeadsElsewhereIsFound() {
        elsewhere(address -> META.call(
                "POST",
                "/" + MetaSimulator.WABA + "/subscribed_apps",
                "{'override_callback_uri':'%s','verify_token':'%s'}".formatted(address, verifyToken())));

        assertFound(Name.OVERRIDE, "business_elsewhere", Verdict.FAIL);
    }

    @Test
    void anAddressOfTheNumberThatLeadsElsewhereIsFoundAndRegisteringRepairsIt() {
        elsewhere(address -> META.call(
                "POST",
                "/" + MetaSimulator.SHOP,
                "{'webhook_configuration':{'override_callback_uri':'%s','verify_token':'%s'}}"
                        .formatted(address, verifyToken())));
        assertFound(Name.OVERRIDE, "number_elsewhere", Verdict.FAIL);

        subscriptions.register(soa, shop);
        assertFound(Name.OVERRIDE, "none_elsewhere", Verdict.PASS);
    }

    @Test
    void anAppWhoseWebhooksLeadElsewhereIsFound() {
        elsewhere(address -> subscribeApp(address, "messages"));

        assertFound(Name.APP, "elsewhere", Verdict.FAIL);
    }

    @Test
    void anAppThatAsksForNothingIsFound() {
        META.callAsApp("DELETE", "/1000000001/subscriptions", "");

        assertFound(Name.APP, "not_subscribed", Verdict.FAIL);
    }

    @Test
    void aFieldThatIsNotAskedForIsFound() {
        subscribeApp(ADDRESS.url() + "/webhook/whatsapp", "messages,account_update");

        assertThat(assertFound(Name.FIELDS, "some_missing", Verdict.WARN).facts())
                .first()
                .asString()
                .contains("phone_number_quality_update")
                .doesNotContain("message_status");
    }

    @Test
    void anAppThatDoesNotAskForMessagesIsFound() {
        subscribeApp(ADDRESS.url() + "/webhook/whatsapp", "account_update");

        assertFound(Name.FIELDS, "no_messages", Verdict.FAIL);
        assertThat(texts.detail(checks().get(Name.FIELDS))).contains("there is no field “message_status”");
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSES, CALLBACK, refused, FAIL",
        "ANSWERS_ITSELF, CALLBACK, somebody_else, FAIL",
        "REDIRECTS, CALLBACK, redirects, FAIL",
        "CHALLENGES_ROBOTS, CALLBACK, firewall, FAIL",
        "ACCEPTS_ANYTHING, CALLBACK, accepts_anything, FAIL",
        "ACCEPTS_ANYTHING, SIGNATURE, accepts_anything, FAIL",
        "CHANGES_BODIES, SIGNATURE, refused, FAIL",
        "LOSES_BODIES, SIGNATURE, not_kept, FAIL",
        "IS_SILENT, CALLBACK, silent, FAIL"
    })
    void whatStandsInFrontOfTheDoorIsFound(Mood mood, Name name, String outcome, Verdict verdict) {
        ADDRESS.become(mood);

        assertFound(name, outcome, verdict);
    }

    @Test
    void aSecretThatTheDoorDoesNotKnowIsFound() {
        sql("DELETE FROM template");
        sql("DELETE FROM whatsapp_accounts");
        shop = accounts.add(soa, shop(new Secret("secret-of-another-app"))).id();
        Verdict verdict = checks().get(Name.SIGNATURE).verdict();

        // Once the door opens for an account's own app, this is well; until then it must not be told so.
        assertThat(verdict).isIn(Verdict.FAIL, Verdict.PASS);
        assertThat(doctor.examineInstallation())
                .filteredOn(check -> check.name() == Name.SIGNATURE)
                .extracting(Check::verdict)
                .containsExactly(Verdict.PASS);
    }

    @ParameterizedTest
    @CsvSource({"60000, off, WARN", "3600000, wrong, FAIL"})
    void aClockThatIsWrongIsFound(int ahead, String outcome, Verdict verdict) {
        META.call("PATCH", "/simulator/knobs", "{'clock_ahead_ms':%d}".formatted(ahead));

        assertFound(Name.CLOCK, outcome, verdict);
    }

    @ParameterizedTest
    @CsvSource({
        "status = 'PAUSED', stopped",
        "status = 'REJECTED', none_approved",
        "announced_category = 'MARKETING', recategorised",
        "quality = 'RED', disliked"
    })
    void troubleWithTemplatesIsFound(String change, String outcome) {
        String some = outcome.equals("stopped") ? " WHERE name = 'spring_sale'" : "";
        sql("UPDATE template SET " + change + some);

        assertFound(Name.TEMPLATES, outcome, Verdict.WARN);
    }

    @Test
    void silenceAndQuietAreFound() {
        sql("UPDATE whatsapp_accounts SET last_webhook_at = NULL");
        assertFound(Name.WEBHOOKS, "never", Verdict.WARN);

        sql("UPDATE whatsapp_accounts SET last_webhook_at = '2026-01-01'");
        assertFound(Name.WEBHOOKS, "quiet", Verdict.WARN);
    }

    @Test
    void aLogThatNobodyReadsIsFound() {
        sql("INSERT INTO webhook_log (received_at, body) VALUES (now() - interval '2 hours', '{}')");

        assertThat(assertFound(Name.BACKLOG, "stuck", Verdict.FAIL).facts())
                .last()
                .isEqualTo(120L);
    }

    @Test
    void anEventThatWasSetAsideIsFoundByItsClientAndTheOperatorOnly() {
        scopes.engine(() -> jdbc.sql("""
                        INSERT INTO webhook_event (tenant_id, log_id, event_index, received_at, kind, state, code_version)
                        VALUES (?, 1, 0, now(), 'message', 2, 'x')
                        """).param(soa.value()).update());
        assertThat(assertFound(Name.QUARANTINE, "events", Verdict.WARN).facts()).containsExactly(1);

        TenantId vola = tenants.add("Vola " + UUID.randomUUID()).id();
        AccountId other = accounts.addUnchecked(vola, new NewAccount("V", "1", "2", TOKEN, null, null, null))
                .id();
        assertThat(doctor.examine(vola, other)).contains(Check.pass(Name.QUARANTINE, "empty"));
        assertThat(doctor.examineInstallation()).contains(Check.warn(Name.QUARANTINE, "events", 1));
    }

    @Test
    void aPauseAndABreakAreFound() {
        accounts.pause(soa, shop, "holidays");
        assertThat(assertFound(Name.SENDING, "paused", Verdict.WARN).facts()).containsExactly("holidays");

        accounts.resume(soa, shop);
        plant("tokens", "{'access_token':'%s','state':'REVOKED'}".formatted(MetaSimulator.ACCESS_TOKEN));
        assertFound(Name.SENDING, "broken", Verdict.FAIL);
    }

    @Test
    void nothingThatIsFoundHoldsASecret(CapturedOutput output) {
        String well = checks().toString();
        plant("tokens", "{'access_token':'%s','state':'REVOKED'}".formatted(MetaSimulator.ACCESS_TOKEN));

        assertThat(well + checks() + output.getAll())
                .doesNotContain(TOKEN.reveal(), verifyToken(), "test-app-secret", "test-verify-token");
    }

    @Test
    void everyFindingIsToldInEveryLanguage() {
        plant("numbers", "{'id':'%s','status':'PENDING','quality_rating':'RED'}".formatted(MetaSimulator.SHOP));
        ADDRESS.become(Mood.CHALLENGES_ROBOTS);
        for (Language language : Language.values()) {
            LocaleContextHolder.setLocale(language.locale());
            assertThat(doctor.examine(soa, shop)).allSatisfy(check -> {
                assertThat(texts.title(check)).isNotBlank().doesNotContain("null", "doctor.check", "{");
                assertThat(String.valueOf(texts.detail(check))).doesNotContain("{");
                if (check.verdict() != Verdict.PASS) {
                    assertThat(texts.fix(check)).isNotBlank();
                }
            });
        }
    }

    private Check assertFound(Name name, String outcome, Verdict verdict) {
        Map<Name, Check> checks = checks();
        assertThat(checks).containsKey(name);
        Check found = checks.get(name);
        assertThat(found.outcome()).as("%s", checks).isEqualTo(outcome);
        assertThat(found.verdict()).isEqualTo(verdict);
        return found;
    }

    private Map<Name, Check> checks() {
        return doctor.examine(soa, shop).stream().collect(Collectors.toMap(Check::name, Function.identity()));
    }

    private String verifyToken() {
        return accounts.verifyToken(soa, shop).reveal();
    }

    private void elsewhere(Consumer<String> then) {
        try (PublicAddress other = new PublicAddress()) {
            other.lead(ADDRESS.url().getPort());
            then.accept(other.url() + "/webhook/whatsapp");
        }
    }

    private static void subscribeApp(String address, String fields) {
        META.callAsApp(
                "POST",
                "/1000000001/subscriptions",
                "{'object':'whatsapp_business_account','callback_url':'%s','verify_token':'test-verify-token','fields':'%s'}"
                        .formatted(address, fields));
    }

    private void sql(String statement) {
        scopes.engine(() -> jdbc.sql(statement).update());
    }

    private static void plant(String what, String fact) {
        META.call("POST", "/simulator/" + what, fact);
    }

    private static NewAccount shop(@Nullable Secret appSecret) {
        return new NewAccount("Shop", MetaSimulator.SHOP, MetaSimulator.WABA, TOKEN, null, appSecret, null);
    }
}
