package io.wasl.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.wasl.database.Scopes;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.tenant.Tenants;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.PublicAddress;
import io.wasl.testing.TestInstallation;
import io.wasl.testing.WaslTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Connecting numbers to a Meta that answers, and registering callbacks.
@WaslTest
@ExtendWith(OutputCaptureExtension.class)
class ConnectingTests {

    private static final MetaSimulator META = MetaSimulator.INSTANCE;
    private static final PublicAddress ADDRESS = PublicAddress.INSTANCE;
    private static final Secret TOKEN = new Secret(MetaSimulator.ACCESS_TOKEN);

    private final Accounts accounts;
    private final Subscriptions subscriptions;
    private final Registration registration;
    private final Callback callback;
    private final Tenants tenants;
    private final Scopes scopes;
    private final JdbcClient jdbc;
    private TenantId soa = new TenantId(UUID.randomUUID());
    private TenantId vola = new TenantId(UUID.randomUUID());

    ConnectingTests(
            @Autowired Accounts accounts,
            @Autowired Subscriptions subscriptions,
            @Autowired Registration registration,
            @Autowired Callback callback,
            @Autowired Tenants tenants,
            @Autowired Scopes scopes,
            @Autowired JdbcClient jdbc) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
        this.registration = registration;
        this.callback = callback;
        this.tenants = tenants;
        this.scopes = scopes;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void twoClients(@LocalServerPort int port) {
        META.reset();
        ADDRESS.lead(port);
        scopes.engine(() -> jdbc.sql("DELETE FROM whatsapp_accounts").update());
        soa = tenants.add("Soa " + UUID.randomUUID()).id();
        vola = tenants.add("Vola " + UUID.randomUUID()).id();
    }

    @Test
    void aNumberIsConnectedWithWhatMetaTellsAboutIt() {
        Account account = accounts.add(soa, shop());

        assertThat(account)
                .matches(it -> it.status() == AccountStatus.CONNECTED)
                .matches(it -> it.displayPhoneNumber().equals("+261 34 12 345 67"))
                .matches(it -> "Boutique Soa".equals(it.verifiedName()))
                .matches(it -> it.quality() == Quality.GREEN)
                .matches(it -> "TIER_100K".equals(it.messagingLimit()))
                .matches(it -> it.business().equals("500000000000001"))
                .matches(it -> it.messagesPerSecond() == 80)
                .matches(it -> it.problem() == null);
    }

    @ParameterizedTest
    @CsvSource({"STANDARD,,80", "HIGH,,1000", "HIGH,250,250", "STANDARD,250,80", "SOMETHING_NEW,10,10"})
    void theSpeedIsTheLesserOfWhatMetaAllowsAndTheClientWants(String level, Integer wish, int speed) {
        META.call(
                "POST",
                "/simulator/numbers",
                "{'id':'%s','throughput':{'level':'%s'}}".formatted(MetaSimulator.SHOP, level));

        assertThat(accounts.add(
                                soa,
                                new NewAccount("Shop", MetaSimulator.SHOP, MetaSimulator.WABA, TOKEN, null, null, wish))
                        .messagesPerSecond())
                .isEqualTo(speed);
    }

    @Test
    void aWrongTokenIsToldAtOnceAndNothingIsKept(CapturedOutput output) {
        String wrong = "EAAB-some-wrong-token-0123456789";

        assertRefused(Trouble.TOKEN_INVALID, account(MetaSimulator.SHOP, MetaSimulator.WABA, wrong));
        assertThat(accounts.list(soa)).isEmpty();
        assertThat(output.getAll()).doesNotContain(wrong);
    }

    @Test
    void anExpiredTokenIsToldFromAWrongOne() {
        META.call("POST", "/simulator/tokens", "{'access_token':'expired-access-token','state':'EXPIRED'}");

        assertThatExceptionOfType(AccountRefused.class)
                .isThrownBy(() ->
                        accounts.add(soa, account(MetaSimulator.SHOP, MetaSimulator.WABA, "expired-access-token")))
                .matches(e -> e.trouble() == Trouble.TOKEN_EXPIRED || e.trouble() == Trouble.TOKEN_INVALID);
    }

    @Test
    void anUnknownNumberIsTold() {
        assertRefused(Trouble.NUMBER_NOT_FOUND, account("404404404", MetaSimulator.WABA, MetaSimulator.ACCESS_TOKEN));
    }

    @Test
    void anUnknownBusinessAccountIsTold() {
        assertRefused(Trouble.WABA_NOT_FOUND, account(MetaSimulator.SHOP, "404404404", MetaSimulator.ACCESS_TOKEN));
    }

    @Test
    void aBusinessAccountWithoutTheNumberIsTold() {
        META.call("POST", "/simulator/wabas", "{'id':'999000','name':'Another'}");

        assertRefused(Trouble.NUMBER_NOT_IN_WABA, account(MetaSimulator.SHOP, "999000", MetaSimulator.ACCESS_TOKEN));
    }

    @Test
    void aTokenWithoutAccessToTheBusinessIsTold() {
        META.call("POST", "/simulator/wabas", "{'id':'999000','name':'Another'}");
        META.call("POST", "/simulator/tokens", "{'access_token':'token-of-another','wabas':['999000']}");

        assertThatExceptionOfType(AccountRefused.class)
                .isThrownBy(
                        () -> accounts.add(soa, account(MetaSimulator.SHOP, MetaSimulator.WABA, "token-of-another")))
                .matches(e -> e.trouble() == Trouble.PERMISSION_MISSING || e.trouble() == Trouble.NUMBER_NOT_FOUND);
    }

    @Test
    void aBannedNumberIsKeptButNotUsed() {
        META.call("POST", "/simulator/numbers", "{'id':'%s','status':'BANNED'}".formatted(MetaSimulator.SHOP));

        assertThat(accounts.add(soa, shop()))
                .matches(account -> account.status() == AccountStatus.BROKEN)
                .matches(account -> "number_banned".equals(account.problem()));
    }

    @Test
    void aNumberOfAnotherClientStaysTheirs() {
        accounts.add(vola, shop());

        assertRefused(Trouble.NUMBER_UNAVAILABLE, shop());
        assertThat(accounts.byPhoneNumberId(List.of(MetaSimulator.SHOP))
                        .get(MetaSimulator.SHOP)
                        .tenant())
                .isEqualTo(vola);
    }

    @Test
    void aTokenIsReplacedOnlyByOneThatWorks() {
        AccountId id = accounts.add(soa, shop()).id();
        META.call("POST", "/simulator/tokens", "{'access_token':'second-access-token'}");

        assertThatExceptionOfType(AccountRefused.class)
                .isThrownBy(() -> accounts.replaceAccessToken(soa, id, new Secret("wrong-access-token")));
        assertThat(accounts.accessToken(soa, id)).isEqualTo(TOKEN);

        accounts.replaceAccessToken(soa, id, new Secret("second-access-token"));
        assertThat(accounts.accessToken(soa, id).reveal()).isEqualTo("second-access-token");
    }

    @Test
    void aTokenThatIsRevokedBreaksTheAccountAndANewOneHealsIt() {
        AccountId id = accounts.add(soa, shop()).id();
        META.call(
                "POST",
                "/simulator/tokens",
                "{'access_token':'%s','state':'REVOKED'}".formatted(MetaSimulator.ACCESS_TOKEN));

        assertThatExceptionOfType(AccountRefused.class).isThrownBy(() -> accounts.refresh(soa, id));
        assertThat(accounts.find(soa, id).orElseThrow())
                .matches(account -> account.status() == AccountStatus.BROKEN)
                .matches(account -> "token_invalid".equals(account.problem()));

        META.call("POST", "/simulator/tokens", "{'access_token':'second-access-token'}");
        accounts.replaceAccessToken(soa, id, new Secret("second-access-token"));
        assertThat(accounts.find(soa, id).orElseThrow()).matches(Account::canSend);
    }

    @ParameterizedTest
    @EnumSource(
            value = PublicAddress.Mood.class,
            names = {"REFUSES", "ANSWERS_ITSELF"})
    void aCallbackThatDoesNotAnswerIsNotRegistered(PublicAddress.Mood mood) {
        AccountId id = accounts.add(soa, shop()).id();
        ADDRESS.become(mood);

        assertThatExceptionOfType(AccountRefused.class)
                .isThrownBy(() -> subscriptions.register(soa, id))
                .matches(e -> e.trouble() == Trouble.CALLBACK_NOT_VERIFIED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b&c=d%20#x?", "0123456789", "hub.verify_token=x", "~!@$^*()_-{}[]|;:'<>,./"})
    void anOddVerifyTokenWorksAsWell(String odd) {
        AccountId id = accounts.add(
                        soa,
                        new NewAccount(
                                "Shop", MetaSimulator.SHOP, MetaSimulator.WABA, TOKEN, new Secret(odd), null, null))
                .id();

        assertThat(subscriptions.register(soa, id).callback())
                .isEqualTo(ADDRESS.url().resolve("/webhook/whatsapp"));
    }

    @Test
    void registeringTakesAnotherAddressOffTheNumber() {
        AccountId id = accounts.add(soa, shop()).id();
        try (PublicAddress elsewhere = new PublicAddress()) {
            elsewhere.lead(ADDRESS.url().getPort());
            META.call(
                    "POST",
                    "/" + MetaSimulator.SHOP,
                    "{'webhook_configuration':{'override_callback_uri':'%s/webhook/whatsapp','verify_token':'%s'}}"
                            .formatted(
                                    elsewhere.url(),
                                    accounts.verifyToken(soa, id).reveal()));
        }

        subscriptions.register(soa, id);

        assertThat(META.call("GET", "/" + MetaSimulator.SHOP + "?fields=webhook_configuration", "")
                        .path("webhook_configuration")
                        .has("phone_number"))
                .isFalse();
    }

    @Test
    void anAddressOfTheNumberThatIsOursStays() {
        Account own = accounts.add(
                soa,
                new NewAccount(
                        "Shop",
                        MetaSimulator.SHOP,
                        MetaSimulator.WABA,
                        TOKEN,
                        new Secret("verify-token-of-the-shop"),
                        new Secret(TestInstallation.APP_SECRET),
                        null));
        accounts.add(soa, account(MetaSimulator.SERVICE, MetaSimulator.WABA, MetaSimulator.ACCESS_TOKEN));
        String address = callback.of(own).toString();
        assertThat(address).endsWith("/webhook/whatsapp/" + own.webhookKey());
        META.call(
                "POST",
                "/" + MetaSimulator.SHOP,
                "{'webhook_configuration':{'override_callback_uri':'%s','verify_token':'verify-token-of-the-shop'}}"
                        .formatted(address));

        subscriptions.register(soa, own.id());

        assertThat(addressOf(MetaSimulator.SHOP)).isEqualTo(address);
        assertThat(addressOf(MetaSimulator.SERVICE)).isEmpty();
        assertThat(ADDRESS.lastPath()).isEqualTo("/webhook/whatsapp/" + own.webhookKey());
        META.call(
                "POST",
                "/simulator/inbound",
                "{'phone_number_id':'%s','from':'261340000001','text':'Salama'}".formatted(MetaSimulator.SHOP));
        await().until(() -> ADDRESS.lastPosted().equals("/webhook/whatsapp/" + own.webhookKey()));
    }

    @Test
    void aNumberIsRegisteredWithItsPinAndThenSends() {
        META.call(
                "POST",
                "/simulator/numbers",
                "{'id':'%s','status':'PENDING','pin':'123456'}".formatted(MetaSimulator.SHOP));
        AccountId id = accounts.add(soa, shop()).id();
        assertThat(accounts.find(soa, id).orElseThrow().problem()).isEqualTo("number_not_registered");

        assertThatExceptionOfType(AccountRefused.class)
                .isThrownBy(() -> registration.register(soa, id, "654321"))
                .matches(e -> e.trouble() == Trouble.PIN_WRONG);
        assertThat(registration.register(soa, id, "123456")).matches(Account::canSend);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "12345a", "١٢٣٤٥٦"})
    void whatIsNoPinIsNotShownToMeta(String pin) {
        AccountId id = accounts.add(soa, shop()).id();

        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> registration.register(soa, id, pin));
    }

    @Test
    void whatChangesAboutANumberIsRemembered() {
        AccountId id = accounts.add(soa, shop()).id();
        assertThat(accounts.history(soa, id)).isEmpty();

        META.call(
                "POST",
                "/simulator/numbers",
                "{'id':'%s','quality_rating':'YELLOW','name_status':'PENDING_REVIEW'}".formatted(MetaSimulator.SHOP));
        accounts.refresh(soa, id);
        accounts.refresh(soa, id);
        accounts.pause(soa, id, "holidays");

        assertThat(accounts.history(soa, id))
                .extracting(AccountChange::what, AccountChange::before, AccountChange::after)
                .containsExactlyInAnyOrder(
                        tuple("quality", "GREEN", "YELLOW"),
                        tuple("name_status", "APPROVED", "PENDING_REVIEW"),
                        tuple("status", "CONNECTED", "PAUSED"));
        assertThat(accounts.history(vola, id)).isEmpty();
    }

    @Test
    void anAccountConnectedUncheckedHealsWithTheFirstLook() {
        AccountId id = accounts.addUnchecked(soa, shop()).id();

        accounts.refresh(soa, id);

        assertThat(accounts.find(soa, id).orElseThrow())
                .matches(Account::canSend)
                .matches(account -> account.displayPhoneNumber().equals("+261 34 12 345 67"));
    }

    @Test
    void anAccountWithItsOwnAppHasItsOwnCallback() {
        Account account = accounts.add(
                soa,
                new NewAccount(
                        "Shop",
                        MetaSimulator.SHOP,
                        MetaSimulator.WABA,
                        TOKEN,
                        null,
                        new Secret("own-app-secret"),
                        null));

        assertThat(subscriptions.register(soa, account.id()).callback())
                .isEqualTo(ADDRESS.url().resolve("/webhook/whatsapp/" + account.webhookKey()));
    }

    private void assertRefused(Trouble trouble, NewAccount account) {
        assertThatExceptionOfType(AccountRefused.class)
                .isThrownBy(() -> accounts.add(soa, account))
                .extracting(AccountRefused::trouble)
                .isEqualTo(trouble);
        assertThat(accounts.list(soa)).isEmpty();
    }

    /// The number's own, if it has one.
    private static String addressOf(String number) {
        return META.call("GET", "/" + number + "?fields=webhook_configuration", "")
                .path("webhook_configuration")
                .path("phone_number")
                .asString("");
    }

    private static NewAccount shop() {
        return account(MetaSimulator.SHOP, MetaSimulator.WABA, MetaSimulator.ACCESS_TOKEN);
    }

    private static NewAccount account(String number, String wabaId, String token) {
        return new NewAccount("Shop", number, wabaId, new Secret(token), null, null, null);
    }
}
