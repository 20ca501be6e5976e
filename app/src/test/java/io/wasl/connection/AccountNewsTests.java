package io.wasl.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.database.Scopes;
import io.wasl.identity.UserId;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.meta.AccountChanged;
import io.wasl.meta.DeliveryStatus;
import io.wasl.meta.PhoneQualityChanged;
import io.wasl.meta.StatusUpdate;
import io.wasl.meta.WebhookEvent;
import io.wasl.notice.Notices;
import io.wasl.tenant.Tenants;
import io.wasl.testing.WaslTest;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;

/// What accounts learn from webhooks.
@WaslTest
class AccountNewsTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Accounts accounts;
    private final WhatsAppAccounts table;
    private final BusinessAccounts businesses;
    private final WebhookHandler<PhoneQualityChanged> quality;
    private final WebhookHandler<AccountChanged> business;
    private final Tenants tenants;
    private final Notices notices;
    private final AccountChanges changes;
    private final Scopes scopes;
    private final JdbcClient jdbc;
    private final Clock clock;
    private TenantId soa = new TenantId(UUID.randomUUID());
    private AccountId shop = new AccountId(UUID.randomUUID());
    private AccountId service = new AccountId(UUID.randomUUID());

    AccountNewsTests(
            @Autowired ApplicationContext beans,
            @Autowired WebhookHandler<PhoneQualityChanged> quality,
            @Autowired WebhookHandler<AccountChanged> business) {
        this.accounts = beans.getBean(Accounts.class);
        this.table = beans.getBean(WhatsAppAccounts.class);
        this.businesses = beans.getBean(BusinessAccounts.class);
        this.quality = quality;
        this.business = business;
        this.tenants = beans.getBean(Tenants.class);
        this.notices = beans.getBean(Notices.class);
        this.changes = beans.getBean(AccountChanges.class);
        this.scopes = beans.getBean(Scopes.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.clock = beans.getBean(Clock.class);
    }

    @BeforeEach
    void twoNumbersOfOneBusiness() {
        scopes.engine(() -> jdbc.sql("DELETE FROM whatsapp_accounts").update());
        soa = tenants.add("Soa " + UUID.randomUUID()).id();
        shop = add("501", "9001");
        service = add("502", "9001");
        table.claimStale(Duration.ofHours(1), 10);
    }

    @Test
    void aNewLimitHoldsForEveryNumberOfTheBusinessAndAsksForALook() {
        handle(new PhoneQualityChanged("9001", "+261 34 12 345 67", "THROUGHPUT_UPGRADE", "TIER_10K"));

        assertThat(account(shop).messagingLimit()).isEqualTo("TIER_10K");
        assertThat(account(service).messagingLimit()).isEqualTo("TIER_10K");
        assertThat(table.claimStale(Duration.ofHours(1), 10)).hasSize(2);
    }

    @Test
    void anEventWithoutALimitLeavesTheLimit() {
        handle(new PhoneQualityChanged("9001", "1", "UPGRADE", "TIER_2K"));
        handle(new PhoneQualityChanged("9001", "1", "ONBOARDING", null));

        assertThat(account(shop).messagingLimit()).isEqualTo("TIER_2K");
    }

    @Test
    void aBanIsAReasonToAskMeta() {
        scopes.engine(() -> business.handle(
                received(new AccountChanged("9001", "DISABLED_UPDATE", JsonNodeFactory.instance.objectNode()))));

        assertThat(table.claimStale(Duration.ofHours(1), 10)).hasSize(2);
    }

    @Test
    void whatHurtsABusinessIsToldOnceADay() {
        var ban = new AccountChanged("9001", "DISABLED_UPDATE", JsonNodeFactory.instance.objectNode());
        var harmless = new AccountChanged("9001", "MM_LITE_TERMS_SIGNED", JsonNodeFactory.instance.objectNode());
        for (int i = 0; i < 3; i++) {
            scopes.engine(() -> business.handle(received(ban)));
            scopes.engine(() -> business.handle(received(harmless)));
        }

        assertThat(told()).containsExactly("ACCOUNT_RESTRICTED Soa 501 DISABLED_UPDATE");
    }

    @Test
    void theEndOfATokenIsToldOnEachOfItsLastDays() {
        for (int days : new int[] {40, 30, 29, 20, 14, 13, 8, 7, 3, 2, 1, 0}) {
            news(NOON.minus(Duration.ofDays(days))).tokenEnds(account(shop), NOON);
        }
        news(NOON).tokenEnds(account(shop), NOON.plus(Duration.ofDays(7)));

        assertThat(told())
                .containsExactly(
                        "TOKEN_EXPIRES Soa 501 30",
                        "TOKEN_EXPIRES Soa 501 14",
                        "TOKEN_EXPIRES Soa 501 7",
                        "TOKEN_EXPIRES Soa 501 3",
                        "TOKEN_EXPIRES Soa 501 1",
                        "TOKEN_EXPIRES Soa 501 7");
    }

    @Test
    void aTokenThatIsRefusedIsToldAtOnceAndAgainOnlyAfterItWorked() {
        works();
        for (int i = 0; i < 3; i++) {
            accounts.refuseToken(soa, shop, new Secret("access-token"), Trouble.TOKEN_INVALID);
        }
        assertThat(told()).containsExactly("TOKEN_REFUSED Soa 501");

        works();
        accounts.broken(soa, shop, Trouble.NUMBER_BANNED);
        works();
        accounts.refuseToken(soa, shop, new Secret("access-token"), Trouble.TOKEN_EXPIRED);
        works();
        accounts.stop(soa, shop, "locked (131031)", 131031);
        accounts.stop(soa, shop, "locked (131031)", 131031);

        assertThat(told())
                .containsExactly(
                        "TOKEN_REFUSED Soa 501",
                        "ACCOUNT_BROKEN Soa 501 connection.trouble.number_banned",
                        "TOKEN_REFUSED Soa 501",
                        "ACCOUNT_STOPPED Soa 501 131031");
    }

    @Test
    void aPersonsOwnPauseIsNoNews() {
        works();
        accounts.pause(soa, shop, "Paused by Hanta");
        accounts.broken(soa, shop, Trouble.META_UNREACHABLE);

        assertThat(told()).isEmpty();
    }

    private void works() {
        scopes.engine(() -> jdbc.sql("""
                        UPDATE whatsapp_accounts
                        SET status = 'CONNECTED', problem = NULL, display_phone_number = '+1', proven_at = now()
                        """).update());
    }

    private AccountNews news(Instant now) {
        return new AccountNews(notices, changes, Clock.fixed(now, ZoneOffset.UTC));
    }

    /// In the order in which it was told.
    private List<String> told() {
        return notices.latest(soa, new UserId(UUID.randomUUID())).reversed().stream()
                .map(notice -> notice.kind() + " " + String.join(" ", notice.values()))
                .toList();
    }

    @Test
    void aLookIsClaimedByOneInstanceOnly() {
        businesses.wantLook("9001", clock.instant().plusSeconds(60));

        assertThat(table.claimStale(Duration.ofHours(1), 1)).hasSize(1);
        assertThat(table.claimStale(Duration.ofHours(1), 10)).hasSize(1);
        assertThat(table.claimStale(Duration.ofHours(1), 10)).isEmpty();
    }

    @Test
    void theLastWebhookIsTheLatestWhateverTheOrder() {
        table.saw(Map.of("501", NOON, "unknown", NOON));
        table.saw(Map.of("501", NOON.minusSeconds(60)));

        assertThat(account(shop).lastWebhookAt()).isEqualTo(NOON);
        assertThat(account(service).lastWebhookAt()).isNull();
    }

    @Test
    void sightingsAreTakenOnce() {
        Sightings sightings = new Sightings();
        sightings.handle(List.of(seen("501", NOON), seen("501", NOON.minusSeconds(1))));

        assertThat(sightings.take()).isEqualTo(Map.of("501", NOON));
        assertThat(sightings.take()).isEmpty();
    }

    private static Received<WebhookEvent> seen(String number, Instant at) {
        return new Received<>(
                1,
                0,
                at,
                new StatusUpdate("9001", number, "wamid", DeliveryStatus.SENT, at, null, null, null, null, List.of()));
    }

    private AccountId add(String number, String wabaId) {
        AccountId id = accounts.addUnchecked(
                        soa,
                        new NewAccount("Soa " + number, number, wabaId, new Secret("access-token"), null, null, null))
                .id();
        scopes.engine(() -> jdbc.sql("UPDATE whatsapp_accounts SET proven_at = now() WHERE id = ?")
                .param(id.value())
                .update());
        return id;
    }

    private Account account(AccountId id) {
        return accounts.find(soa, id).orElseThrow();
    }

    private void handle(PhoneQualityChanged event) {
        scopes.engine(() -> quality.handle(received(event)));
    }

    /// Heard after the last look at the accounts, whenever this is run.
    private <E extends WebhookEvent> List<Received<E>> received(E event) {
        return List.of(new Received<>(1, 0, clock.instant().plusSeconds(60), event));
    }
}
