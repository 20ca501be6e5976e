package io.wasl.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.wasl.database.Scopes;
import io.wasl.identity.UserId;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.notice.Notices;
import io.wasl.testing.Client;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.Platform;
import io.wasl.testing.PublicAddress;
import io.wasl.testing.WaslTest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Numbers that somebody enters without proof: Mallory claims what is Soa's.
@WaslTest
class ClaimsTests {

    private static final MetaSimulator META = MetaSimulator.INSTANCE;
    private static final PublicAddress ADDRESS = PublicAddress.INSTANCE;
    private static final String MADE_UP = "a-token-that-mallory-made-up";

    private final Platform platform;
    private final Accounts accounts;
    private final WhatsAppAccounts table;
    private final DoorKeys door;
    private final Removal removal;
    private final AccountWatch watch;
    private final BusinessAccounts businesses;
    private final Notices notices;
    private final Scopes scopes;
    private final JdbcClient jdbc;
    private TenantId soa = new TenantId(UUID.randomUUID());
    private TenantId mallory = new TenantId(UUID.randomUUID());

    @LocalServerPort
    private int port;

    ClaimsTests(@Autowired ApplicationContext beans) {
        this.platform = new Platform(beans);
        this.accounts = beans.getBean(Accounts.class);
        this.table = beans.getBean(WhatsAppAccounts.class);
        this.door = beans.getBean(DoorKeys.class);
        this.removal = beans.getBean(Removal.class);
        this.businesses = beans.getBean(BusinessAccounts.class);
        this.notices = beans.getBean(Notices.class);
        this.scopes = beans.getBean(Scopes.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.watch = new AccountWatch(
                accounts,
                table,
                beans.getBean(Claims.class),
                beans.getBean(Proofs.class),
                new Sightings(),
                beans.getBean(AccountNews.class));
    }

    @BeforeEach
    void twoClients() {
        META.reset();
        ADDRESS.lead(port);
        platform.forgetNumbers();
        soa = platform.newClient("Soa");
        mallory = platform.newClient("Mallory");
    }

    @Test
    void nobodyButTheServerFindsMetaUnreachable() {
        Client browser = new Client(port);
        browser.signIn(platform.newOwner(mallory), Platform.PASSWORD);
        Map<String, String> form = new HashMap<>(Map.of(
                "name",
                "Mine now",
                "phoneNumberId",
                MetaSimulator.SHOP,
                "wabaId",
                MetaSimulator.WABA,
                "accessToken",
                MADE_UP,
                "unchecked",
                "1"));

        assertThat(browser.submit("/accounts/new", "/accounts", form).body())
                .contains("Meta does not accept the access token.");
        form.put("phoneNumberId", "999999999999999");
        form.put("accessToken", MetaSimulator.ACCESS_TOKEN);
        assertThat(browser.submit("/accounts/new", "/accounts", form).statusCode())
                .isEqualTo(200);

        assertThat(accounts.list(mallory)).isEmpty();
        assertThat(accounts.add(soa, shop(MetaSimulator.ACCESS_TOKEN)).canSend())
                .isTrue();
    }

    @Test
    void nothingIsRoutedToAClaim() {
        Account claim = accounts.addUnchecked(mallory, account("888888888888888", MADE_UP));
        accounts.addUnchecked(mallory, account("999999999999999", MADE_UP));
        table.saw(Map.of("888888888888888", Instant.parse("2026-11-30T12:00:00Z")));

        assertThat(claim.isProven()).isFalse();
        assertThat(accounts.byPhoneNumberId(List.of("888888888888888"))).isEmpty();
        assertThat(door.tenantsOf(Set.of("888888888888888"))).isEmpty();
        assertThat(door.tenantsOfBusinesses(Set.of(MetaSimulator.WABA))).isEmpty();
        assertThat(door.of(claim.webhookKey())).isEmpty();
        assertThat(accounts.clientsOf(MetaSimulator.WABA)).isEmpty();
        assertThat(businesses.oneOfEachOwner(MetaSimulator.WABA)).isEmpty();
        assertThat(businesses.wantLook(MetaSimulator.WABA, Instant.now())).isZero();
        assertThat(accounts.find(mallory, claim.id()).orElseThrow().lastWebhookAt())
                .isNull();
        assertThat(accounts.resume(mallory, claim.id())).isFalse();
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> scopes.engine(() -> jdbc.sql("UPDATE whatsapp_accounts SET status = 'CONNECTED'")
                        .update()));
    }

    @Test
    void anotherNumberInSomebodysBusinessAccountDivertsNothing() {
        accounts.add(soa, shop(MetaSimulator.ACCESS_TOKEN));
        accounts.addUnchecked(mallory, account("999999999999999", MADE_UP));

        assertThat(door.tenantsOfBusinesses(Set.of(MetaSimulator.WABA))).isEqualTo(Map.of(MetaSimulator.WABA, soa));
        assertThat(accounts.clientsOf(MetaSimulator.WABA)).containsExactly(soa);
    }

    @Test
    void whoeverProvesANumberDisplacesTheClaimAndBothAreTold() {
        Account claim = accounts.addUnchecked(mallory, shop(MADE_UP));

        Account proven = accounts.add(soa, shop(MetaSimulator.ACCESS_TOKEN));

        assertThat(proven).matches(Account::canSend).matches(Account::isProven);
        assertThat(accounts.find(mallory, claim.id()).orElseThrow())
                .matches(it -> !it.isProven())
                .matches(it -> "number_unavailable".equals(it.problem()));
        assertThat(accounts.byPhoneNumberId(List.of(MetaSimulator.SHOP)).get(MetaSimulator.SHOP))
                .isEqualTo(new AccountRef(soa, proven.id(), MetaSimulator.WABA));
        assertThat(told(mallory)).containsExactly("CLAIM_DISPLACED Shop");
        assertThat(told(soa)).containsExactly("CLAIM_ENDED Shop");
        assertThat(accounts.history(mallory, claim.id()))
                .extracting(AccountChange::what, AccountChange::before, AccountChange::after)
                .containsExactly(tuple("proof", "UNPROVEN", "DISPLACED"));
        assertThat(accounts.history(soa, proven.id()))
                .extracting(AccountChange::what, AccountChange::after)
                .containsExactly(tuple("claim", "DISPLACED"));
    }

    @Test
    void aDisplacedClaimStaysSoWhateverIsTriedWithIt() {
        Account claim = accounts.addUnchecked(mallory, shop(MADE_UP));
        accounts.add(soa, shop(MetaSimulator.ACCESS_TOKEN));

        assertRefused(Trouble.NUMBER_UNAVAILABLE, () -> accounts.refresh(mallory, claim.id()));
        assertRefused(
                Trouble.NUMBER_UNAVAILABLE,
                () -> accounts.replaceAccessToken(mallory, claim.id(), new Secret(MetaSimulator.ACCESS_TOKEN)));
        assertRefused(Trouble.NUMBER_UNAVAILABLE, () -> accounts.add(mallory, shop(MetaSimulator.ACCESS_TOKEN)));
        watch.askAboutClaims();

        assertThat(accounts.find(mallory, claim.id()).orElseThrow().isProven()).isFalse();
        assertThat(told(mallory)).hasSize(1);
        assertThat(accounts.history(mallory, claim.id())).hasSize(1);
    }

    @Test
    void theWatchProvesAClaimByItselfAndThenItReceives() {
        Account wrong = accounts.addUnchecked(mallory, shop(MADE_UP));
        Account right = accounts.addUnchecked(soa, shop(MetaSimulator.ACCESS_TOKEN));

        watch.askAboutClaims();

        assertThat(accounts.find(soa, right.id()).orElseThrow())
                .matches(Account::isProven)
                .matches(Account::canSend);
        assertThat(door.tenantsOf(Set.of(MetaSimulator.SHOP))).isEqualTo(Map.of(MetaSimulator.SHOP, soa));
        assertThat(accounts.history(soa, right.id()))
                .extracting(AccountChange::what, AccountChange::after)
                .contains(tuple("proof", "PROVEN"));
        assertThat(accounts.find(mallory, wrong.id()).orElseThrow().isProven()).isFalse();
        assertThat(told(mallory)).contains("CLAIM_DISPLACED Shop");
    }

    @Test
    void whatMetaHasRefusedIsAskedAboutSeldom() {
        Account claim = accounts.addUnchecked(mallory, shop(MADE_UP));
        watch.askAboutClaims();
        assertThat(accounts.find(mallory, claim.id()).orElseThrow().problem()).isEqualTo("token_invalid");
        META.call("POST", "/simulator/tokens", "{'access_token':'%s'}".formatted(MADE_UP));
        ago("5 minutes");
        watch.askAboutClaims();
        assertThat(accounts.find(mallory, claim.id()).orElseThrow().isProven()).isFalse();

        ago("2 hours");
        watch.askAboutClaims();
        assertThat(accounts.find(mallory, claim.id()).orElseThrow().canSend()).isTrue();
    }

    @Test
    void connectingProvesOnesOwnClaim() {
        Account claim = accounts.addUnchecked(soa, shop(MADE_UP));

        Account proven = accounts.add(soa, shop(MetaSimulator.ACCESS_TOKEN));

        assertThat(proven.id()).isEqualTo(claim.id());
        assertThat(proven.canSend()).isTrue();
        assertThat(accounts.accessToken(soa, proven.id()).reveal()).isEqualTo(MetaSimulator.ACCESS_TOKEN);
        assertThat(told(soa)).isEmpty();
    }

    @Test
    void nobodyClaimsNumbersWithoutEnd() {
        for (int i = 0; i < 50; i++) {
            accounts.addUnchecked(mallory, account("77000" + i, MADE_UP));
        }

        assertRefused(Trouble.META_UNREACHABLE, () -> accounts.addUnchecked(mallory, shop(MADE_UP)));
        assertThat(accounts.addUnchecked(soa, shop(MADE_UP)).isProven()).isFalse();
    }

    @Test
    void aClaimThatIsTakenAwayKeepsTheOwnerFromNothing() {
        Account claim = accounts.addUnchecked(mallory, shop(MADE_UP));
        removal.remove(mallory, claim.id(), "Mallory");

        assertThat(accounts.add(soa, shop(MetaSimulator.ACCESS_TOKEN)).canSend())
                .isTrue();
    }

    private void ago(String age) {
        scopes.engine(() -> jdbc.sql("UPDATE whatsapp_accounts SET checked_at = now() - ?::interval")
                .param(age)
                .update());
    }

    private static void assertRefused(Trouble trouble, Runnable attempt) {
        assertThatExceptionOfType(AccountRefused.class).isThrownBy(attempt::run).matches(e -> e.trouble() == trouble);
    }

    private List<String> told(TenantId client) {
        return notices.latest(client, new UserId(UUID.randomUUID())).reversed().stream()
                .map(notice -> notice.kind() + " " + String.join(" ", notice.values()))
                .toList();
    }

    private static NewAccount shop(String token) {
        return account(MetaSimulator.SHOP, token);
    }

    private static NewAccount account(String number, String token) {
        var appSecret = new Secret("app-secret-of-whoever");
        return new NewAccount("Shop", number, MetaSimulator.WABA, new Secret(token), null, appSecret, null);
    }
}
