package io.wasl.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.database.Scopes;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.meta.AccountChanged;
import io.wasl.meta.DeliveryStatus;
import io.wasl.meta.PhoneQualityChanged;
import io.wasl.meta.StatusUpdate;
import io.wasl.meta.WebhookEvent;
import io.wasl.tenant.Tenants;
import io.wasl.testing.WaslTest;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;

/// What accounts learn from webhooks.
@WaslTest
class AccountNewsTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Accounts accounts;
    private final WhatsAppAccounts table;
    private final QualityHandler quality;
    private final WebhookHandler<AccountChanged> business;
    private final Tenants tenants;
    private final Scopes scopes;
    private final JdbcClient jdbc;
    private TenantId soa = new TenantId(UUID.randomUUID());
    private AccountId shop = new AccountId(UUID.randomUUID());
    private AccountId service = new AccountId(UUID.randomUUID());

    AccountNewsTests(
            @Autowired Accounts accounts,
            @Autowired WhatsAppAccounts table,
            @Autowired QualityHandler quality,
            @Autowired WebhookHandler<AccountChanged> business,
            @Autowired Tenants tenants,
            @Autowired Scopes scopes,
            @Autowired JdbcClient jdbc) {
        this.accounts = accounts;
        this.table = table;
        this.quality = quality;
        this.business = business;
        this.tenants = tenants;
        this.scopes = scopes;
        this.jdbc = jdbc;
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
    void aLookIsClaimedByOneInstanceOnly() {
        table.wantLook("9001", Instant.now().plusSeconds(60));

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
        return accounts.addUnchecked(
                        soa,
                        new NewAccount("Soa " + number, number, wabaId, new Secret("access-token"), null, null, null))
                .id();
    }

    private Account account(AccountId id) {
        return accounts.find(soa, id).orElseThrow();
    }

    private void handle(PhoneQualityChanged event) {
        scopes.engine(() -> quality.handle(received(event)));
    }

    private static <E extends WebhookEvent> List<Received<E>> received(E event) {
        return List.of(new Received<>(1, 0, NOON, event));
    }
}
