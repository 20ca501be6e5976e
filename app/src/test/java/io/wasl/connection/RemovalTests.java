package io.wasl.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wasl.database.Scopes;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.meta.CloudApi;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.Platform;
import io.wasl.testing.PublicAddress;
import io.wasl.testing.WaslTest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A number goes; what it sent and received does not.
@WaslTest
class RemovalTests {

    private static final MetaSimulator META = MetaSimulator.INSTANCE;
    private static final PublicAddress ADDRESS = PublicAddress.INSTANCE;

    private final Accounts accounts;
    private final Removal removal;
    private final RemovedAccounts removed;
    private final Subscriptions subscriptions;
    private final CloudApi meta;
    private final Scopes scopes;
    private final JdbcClient jdbc;
    private final Platform platform;
    private TenantId soa = new TenantId(UUID.randomUUID());

    RemovalTests(
            @Autowired Accounts accounts,
            @Autowired Removal removal,
            @Autowired RemovedAccounts removed,
            @Autowired Subscriptions subscriptions,
            @Autowired CloudApi meta,
            @Autowired ApplicationContext context) {
        this.accounts = accounts;
        this.removal = removal;
        this.removed = removed;
        this.subscriptions = subscriptions;
        this.meta = meta;
        this.scopes = context.getBean(Scopes.class);
        this.jdbc = context.getBean(JdbcClient.class);
        this.platform = new Platform(context);
    }

    @BeforeEach
    void aClient(@LocalServerPort int port) {
        META.reset();
        ADDRESS.lead(port);
        platform.forgetNumbers();
        soa = platform.newClient("Soa");
    }

    @Test
    void itsSecretsAndItsCallbackAtMetaGoAndItsNameStays() {
        Account shop = connect(MetaSimulator.SHOP, null);
        subscriptions.register(soa, shop.id());

        assertThat(removal.remove(soa, shop.id(), "Hanta")).isTrue();

        assertThat(accounts.list(soa)).isEmpty();
        assertThat(accounts.byPhoneNumberId(List.of(MetaSimulator.SHOP))).isEmpty();
        assertThat(apps()).isZero();
        assertThat(removed.list(soa))
                .singleElement()
                .matches(gone -> gone.id().equals(shop.id()))
                .matches(gone -> gone.displayPhoneNumber().equals("+261 34 12 345 67"))
                .matches(gone -> gone.by().equals("Hanta"));
        assertThatExceptionOfType(NoSuchAccount.class).isThrownBy(() -> removal.remove(soa, shop.id(), "Hanta"));
    }

    @Test
    void anotherNumberOfTheBusinessIsStillHeard() {
        Account shop = connect(MetaSimulator.SHOP, null);
        Account service = connect(MetaSimulator.SERVICE, null);
        subscriptions.register(soa, shop.id());
        subscriptions.register(soa, service.id());

        assertThat(removal.remove(soa, shop.id(), "Hanta")).isTrue();

        assertThat(chain(MetaSimulator.SERVICE)).isEqualTo(ADDRESS.url() + "/webhook/whatsapp");
    }

    @Test
    void anAddressThatGoesIsHandedOnToAnotherNumberOfTheBusiness() {
        Account shop = connect(MetaSimulator.SHOP, new Secret("an-app-secret-of-soa"));
        Account service = connect(MetaSimulator.SERVICE, null);
        subscriptions.register(soa, shop.id());
        assertThat(chain(MetaSimulator.SERVICE)).endsWith(shop.webhookKey());

        assertThat(removal.remove(soa, shop.id(), "Hanta")).isTrue();

        assertThat(chain(MetaSimulator.SERVICE)).isEqualTo(ADDRESS.url() + "/webhook/whatsapp");
        assertThat(accounts.list(soa)).extracting(Account::id).containsExactly(service.id());
    }

    @Test
    void anAddressThatIsNotOursIsLeftAlone() {
        Account shop = connect(MetaSimulator.SHOP, null);
        meta.subscribeApp(MetaSimulator.ACCESS_TOKEN, MetaSimulator.WABA);

        assertThat(removal.remove(soa, shop.id(), "Hanta")).isTrue();

        assertThat(apps()).isEqualTo(1);
    }

    @Test
    void itGoesEvenWhenMetaDoesNotListenAnyMore() {
        META.call("POST", "/simulator/tokens", "{'access_token':'soon-revoked-token'}");
        Account shop = accounts.add(soa, account(MetaSimulator.SHOP, "soon-revoked-token", null));
        META.call("POST", "/simulator/tokens", "{'access_token':'soon-revoked-token','state':'REVOKED'}");

        assertThat(removal.remove(soa, shop.id(), "Hanta")).isFalse();

        assertThat(accounts.list(soa)).isEmpty();
    }

    @Test
    void itCanBeConnectedAgainByTheSameClientButNotAtOnceByAnother() {
        TenantId vola = platform.newClient("Vola");
        removal.remove(soa, connect(MetaSimulator.SHOP, null).id(), "Hanta");

        assertThatExceptionOfType(AccountRefused.class)
                .isThrownBy(() -> accounts.add(vola, account(MetaSimulator.SHOP, MetaSimulator.ACCESS_TOKEN, null)))
                .matches(e -> e.trouble() == Trouble.NUMBER_UNAVAILABLE);
        assertThat(connect(MetaSimulator.SHOP, null).canSend()).isTrue();

        removal.remove(soa, accounts.list(soa).getFirst().id(), "Hanta");
        scopes.engine(() -> jdbc.sql("UPDATE removed_account SET removed_at = removed_at - interval '1 minute'")
                .update());
        assertThat(accounts.add(vola, account(MetaSimulator.SHOP, MetaSimulator.ACCESS_TOKEN, null))
                        .canSend())
                .isTrue();
    }

    @Test
    void nobodyRemovesANumberOfAnotherClient() {
        TenantId vola = platform.newClient("Vola");
        Account shop = connect(MetaSimulator.SHOP, null);

        assertThatExceptionOfType(NoSuchAccount.class).isThrownBy(() -> removal.remove(vola, shop.id(), "Mallory"));
        assertThat(accounts.find(soa, shop.id())).isPresent();
    }

    private Account connect(String number, @Nullable Secret appSecret) {
        return accounts.add(soa, account(number, MetaSimulator.ACCESS_TOKEN, appSecret));
    }

    private static NewAccount account(String number, String token, @Nullable Secret appSecret) {
        return new NewAccount("Shop", number, MetaSimulator.WABA, new Secret(token), null, appSecret, null);
    }

    private static int apps() {
        return META.call("GET", "/v25.0/" + MetaSimulator.WABA + "/subscribed_apps", "")
                .path("data")
                .size();
    }

    private @Nullable String chain(String number) {
        return meta.webhookChain(MetaSimulator.ACCESS_TOKEN, number).business();
    }
}
