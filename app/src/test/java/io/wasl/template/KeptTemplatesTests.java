package io.wasl.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.connection.AccountId;
import io.wasl.connection.AccountRef;
import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.connection.Quality;
import io.wasl.database.Scopes;
import io.wasl.identity.UserId;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.meta.TemplateCategoryChanged;
import io.wasl.meta.TemplateDefinition;
import io.wasl.meta.TemplateQualityChanged;
import io.wasl.meta.TemplateStatusChanged;
import io.wasl.meta.WebhookEvent;
import io.wasl.notice.Notice;
import io.wasl.notice.NoticeKind;
import io.wasl.notice.Notices;
import io.wasl.tenant.Tenants;
import io.wasl.testing.WaslTest;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// What is kept of Meta's list of templates, and how its events change it.
@WaslTest
@Import(KeptTemplatesTests.Ears.class)
class KeptTemplatesTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    private final KeptTemplates table;
    private final TemplateSyncs syncs;
    private final List<WebhookHandler<?>> handlers;
    private final Tenants tenants;
    private final Scopes scopes;
    private final JdbcClient jdbc;
    private final Ears ears;
    private TenantId soa = new TenantId(UUID.randomUUID());
    private TenantId vola = new TenantId(UUID.randomUUID());

    KeptTemplatesTests(
            @Autowired KeptTemplates table,
            @Autowired TemplateSyncs syncs,
            @Autowired List<WebhookHandler<?>> handlers,
            @Autowired Tenants tenants,
            @Autowired Scopes scopes,
            @Autowired JdbcClient jdbc,
            @Autowired Ears ears) {
        this.table = table;
        this.syncs = syncs;
        this.handlers = handlers;
        this.tenants = tenants;
        this.scopes = scopes;
        this.jdbc = jdbc;
        this.ears = ears;
    }

    @BeforeEach
    void aClientWithABusiness(@Autowired Accounts accounts) {
        scopes.engine(() -> jdbc.sql("DELETE FROM whatsapp_accounts").update());
        scopes.engine(() -> jdbc.sql("DELETE FROM template").update());
        soa = tenants.add("Soa " + UUID.randomUUID()).id();
        vola = tenants.add("Vola " + UUID.randomUUID()).id();
        connect(accounts, soa, "501", "9001");
        connect(accounts, soa, "502", "9002");
        prove();
        syncs.done(soa, "9001", NOON.minusSeconds(3600));
        ears.heard.clear();
    }

    @Test
    void metasListIsTakenOver() {
        assertThat(sync(NOON, template("1", "hello", "APPROVED"), template("2", "promo", "PENDING")))
                .isEqualTo(new SyncResult(2, 2, 0, 0));

        assertThat(table.list(soa)).extracting(Template::name).containsExactly("hello", "promo");
        assertThat(table.list(soa, "9002")).isEmpty();
        assertThat(table.list(vola)).isEmpty();
        assertThat(table.byName(soa, "9001", "promo", "en").orElseThrow())
                .matches(template -> template.status() == TemplateStatus.PENDING)
                .matches(template -> !template.canSend())
                .matches(template -> template.variables().size() == 1)
                .matches(template -> template.text().body().equals("Hello {{1}}"));
    }

    @Test
    void anUnchangedListChangesNothing() {
        sync(NOON, template("1", "hello", "APPROVED"));
        Template before = table.list(soa).getFirst();

        assertThat(sync(LATER, template("1", "hello", "APPROVED"))).isEqualTo(new SyncResult(1, 0, 0, 0));
        assertThat(table.list(soa).getFirst())
                .matches(after -> after.id().equals(before.id()))
                .matches(after -> after.version().equals(before.version()));
    }

    @Test
    void changesAndDeletionsAreCounted() {
        sync(
                NOON,
                template("1", "hello", "APPROVED"),
                template("2", "promo", "PENDING"),
                template("3", "old", "PAUSED"));

        assertThat(sync(LATER, template("1", "hello", "APPROVED"), template("2", "promo", "APPROVED")))
                .isEqualTo(new SyncResult(2, 0, 1, 1));
        assertThat(table.list(soa)).extracting(Template::name).containsExactly("hello", "promo");
    }

    @Test
    void aDeletedTemplateCanStillBeReadAndComesBackAsItself() {
        sync(NOON, template("1", "hello", "APPROVED"));
        TemplateId id = table.list(soa).getFirst().id();

        sync(LATER);
        assertThat(table.find(soa, id).orElseThrow().status()).isEqualTo(TemplateStatus.DELETED);
        assertThat(table.byName(soa, "9001", "hello", "en")).isEmpty();

        sync(LATER.plusSeconds(1), template("1", "hello", "APPROVED"));
        assertThat(table.byName(soa, "9001", "hello", "en").orElseThrow().id()).isEqualTo(id);
    }

    @Test
    void anOlderListNeitherChangesNorDeletesWhatIsNewer() {
        sync(LATER, template("1", "hello", "PAUSED"));

        assertThat(sync(NOON, template("1", "hello", "APPROVED"))).isNotNull();
        assertThat(status("hello")).isEqualTo(TemplateStatus.PAUSED);
        sync(NOON);
        assertThat(status("hello")).isEqualTo(TemplateStatus.PAUSED);
    }

    @Test
    void twoThousandTemplatesAreTakenOverAtOnce() {
        TemplateDefinition[] many = new TemplateDefinition[2_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = template(String.valueOf(i), "template_" + i, "APPROVED");
        }

        assertThat(sync(NOON, many)).isEqualTo(new SyncResult(2_000, 2_000, 0, 0));
        assertThat(table.list(soa)).hasSize(2_000);
    }

    @Test
    void textsThatPostgresqlDislikesAreKeptAsMetaWroteThem() {
        TemplateDefinition odd = new TemplateDefinition(
                "1",
                "odd",
                "ar",
                "UTILITY",
                "SOMETHING_NEW",
                null,
                null,
                "POSITIONAL",
                new JsonMapper()
                        .readTree("[{\"type\":\"BODY\",\"text\":\"\\u0000 \\ud83c\\udf3f '; DROP TABLE template\"}]"));

        sync(NOON, odd);

        assertThat(table.list(soa).getFirst())
                .matches(template -> template.text().body().equals("\u0000 🌿 '; DROP TABLE template"))
                .matches(template -> template.status() == TemplateStatus.UNKNOWN);
    }

    @Test
    void aPauseIsHeardWithItsReason() {
        sync(NOON, template("1", "hello", "APPROVED"));

        handle(new TemplateStatusChanged("9001", "1", "hello", "en", "PAUSED", null, "FIRST_PAUSE"), LATER);

        Template hello = table.list(soa).getFirst();
        assertThat(hello.status()).isEqualTo(TemplateStatus.PAUSED);
        assertThat(hello.rejectedReason()).isEqualTo("FIRST_PAUSE");
        assertThat(ears.heard).containsExactly(new TemplateJudged(soa, hello.id(), TemplateStatus.PAUSED, LATER));
    }

    @Test
    void aTemplateThatMetaStopsIsToldToTheClient(@Autowired Notices notices) {
        sync(NOON, template("1", "hello", "APPROVED"));
        TemplateStatusChanged paused = new TemplateStatusChanged("9001", "1", "hello", "en", "PAUSED", null, null);
        handle(paused, LATER);
        handle(paused, LATER);
        handle(new TemplateStatusChanged("9001", "1", "hello", "en", "APPROVED", null, null), LATER.plusSeconds(1));
        handle(paused, LATER);
        handle(new TemplateStatusChanged("9001", "1", "hello", "en", "DISABLED", null, null), LATER.plusSeconds(2));

        assertThat(notices.latest(soa, new UserId(UUID.randomUUID())))
                .extracting(Notice::kind)
                .containsExactly(NoticeKind.TEMPLATE_DISABLED, NoticeKind.TEMPLATE_PAUSED);
    }

    @Test
    void aRepeatedEventIsHeardOnce() {
        sync(NOON, template("1", "hello", "PENDING"));
        TemplateStatusChanged approved = new TemplateStatusChanged("9001", "1", "hello", "en", "APPROVED", null, null);

        handle(approved, LATER);
        handle(approved, LATER);

        assertThat(status("hello")).isEqualTo(TemplateStatus.APPROVED);
        assertThat(ears.heard).hasSize(1);
    }

    @Test
    void anEventFromBeforeTheLastSyncIsOldNews() {
        sync(LATER, template("1", "hello", "APPROVED"));

        handle(new TemplateStatusChanged("9001", "1", "hello", "en", "REJECTED", "SCAM", null), NOON);

        assertThat(status("hello")).isEqualTo(TemplateStatus.APPROVED);
    }

    @Test
    void everyClientOfABusinessHearsIt() {
        sync(NOON, template("1", "hello", "APPROVED"));
        table.replaceAll(vola, "9001", List.of(template("1", "hello", "APPROVED")), NOON);

        handle(new TemplateStatusChanged("9001", "1", "hello", "en", "DISABLED", null, null), LATER);

        assertThat(ears.heard).extracting(TemplateJudged::tenant).containsExactlyInAnyOrder(soa, vola);
    }

    @Test
    void anotherBusinessWithTheSameTemplateDoesNot() {
        sync(NOON, template("1", "hello", "APPROVED"));
        syncs.done(soa, "9002", NOON);

        handle(new TemplateStatusChanged("9002", "1", "hello", "en", "PAUSED", null, null), LATER);

        assertThat(status("hello")).isEqualTo(TemplateStatus.APPROVED);
    }

    @Test
    void newsOfABusinessThatWasNeverAskedForItsTemplatesHasThemFetched(@Autowired Accounts accounts) {
        var rado = tenants.add("Rado " + UUID.randomUUID()).id();
        var business = new AccountRef(rado, connect(accounts, rado, "509", "9009"), "9009");
        prove();

        handle(
                new TemplateStatusChanged("9009", "9007199254740993", "made_in_manager", "ar", "APPROVED", null, null),
                LATER);

        assertThat(syncs.claim(business, Duration.ofHours(6), Duration.ZERO)).isTrue();
        assertThat(syncs.claim(business, Duration.ofHours(6), Duration.ofMinutes(1)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOMETHING_NEW", "", "'; DROP TABLE template", "FLAGGED"})
    void aWordThatIsNewTakesNoTemplateFromItsCampaigns(String word) {
        sync(NOON, template("1", "hello", "APPROVED"));

        handle(new TemplateStatusChanged("9001", "1", "hello", "en", word, null, null), LATER);

        assertThat(status("hello")).isEqualTo(TemplateStatus.APPROVED);
    }

    @Test
    void qualityAndCategoryAreHeard() {
        sync(NOON, template("1", "hello", "APPROVED"));

        handle(new TemplateQualityChanged("9001", "1", "hello", "en", "GREEN", "YELLOW"), LATER);
        handle(new TemplateCategoryChanged("9001", "1", "hello", "en", "UTILITY", "MARKETING"), LATER);

        assertThat(table.list(soa).getFirst())
                .matches(template -> template.quality() == Quality.YELLOW)
                .matches(template -> template.category().equals("UTILITY"))
                .matches(template -> "MARKETING".equals(template.announcedCategory()));
    }

    @Test
    void anAnnouncementEndsWhenTheCategoryHasChanged() {
        sync(NOON, template("1", "hello", "APPROVED"));
        handle(new TemplateCategoryChanged("9001", "1", "hello", "en", "UTILITY", "MARKETING"), LATER);

        handle(new TemplateCategoryChanged("9001", "1", "hello", "en", "MARKETING", null), LATER);

        assertThat(table.list(soa).getFirst())
                .matches(template -> template.category().equals("MARKETING"))
                .matches(template -> template.announcedCategory() == null);
    }

    private static AccountId connect(Accounts accounts, TenantId tenant, String number, String wabaId) {
        return accounts.addUnchecked(
                        tenant, new NewAccount("Shop", number, wabaId, new Secret("access-token"), null, null, null))
                .id();
    }

    private void prove() {
        scopes.engine(
                () -> jdbc.sql("UPDATE whatsapp_accounts SET proven_at = now()").update());
    }

    private SyncResult sync(Instant askedAt, TemplateDefinition... told) {
        return table.replaceAll(soa, "9001", List.of(told), askedAt);
    }

    private @Nullable TemplateStatus status(String name) {
        return table.byName(soa, "9001", name, "en").map(Template::status).orElse(null);
    }

    @SuppressWarnings("unchecked")
    private <E extends WebhookEvent> void handle(E event, Instant at) {
        scopes.engine(() -> handlers.stream()
                .filter(handler -> handler.eventType() == event.getClass())
                .forEach(handler -> ((WebhookHandler<E>) handler).handle(List.of(new Received<>(1, 0, at, event)))));
    }

    private static TemplateDefinition template(String id, String name, String status) {
        return new TemplateDefinition(
                id,
                name,
                "en",
                "UTILITY",
                status,
                "GREEN",
                null,
                "POSITIONAL",
                new JsonMapper().readTree("[{\"type\":\"BODY\",\"text\":\"Hello {{1}}\"}]"));
    }

    @TestConfiguration
    static class Ears {

        private final List<TemplateJudged> heard = new ArrayList<>();

        @EventListener
        void hear(TemplateJudged event) {
            heard.add(event);
        }
    }
}
