package io.wasl.connection.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.database.Scopes;
import io.wasl.identity.UserRole;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.testing.Client;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.Platform;
import io.wasl.testing.PublicAddress;
import io.wasl.testing.WaslTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a number's card shows, and what a person does with it, without a browser.
@WaslTest
class NumberCardTests {

    private static final MetaSimulator META = MetaSimulator.INSTANCE;

    private final Platform platform;
    private final Accounts accounts;
    private final Scopes scopes;
    private final JdbcClient jdbc;
    private TenantId soa = new TenantId(UUID.randomUUID());
    private Client browser = new Client(0);

    @LocalServerPort
    private int port;

    NumberCardTests(@Autowired ApplicationContext context, @Autowired Accounts accounts) {
        this.platform = new Platform(context);
        this.accounts = accounts;
        this.scopes = context.getBean(Scopes.class);
        this.jdbc = context.getBean(JdbcClient.class);
    }

    @BeforeEach
    void anOwnerWhoIsSignedIn() {
        META.reset();
        PublicAddress.INSTANCE.lead(port);
        platform.forgetNumbers();
        soa = platform.newClient("Soa");
        browser = new Client(port);
        browser.signIn(platform.newOwner(soa), Platform.PASSWORD);
    }

    @Test
    void aNumberIsRenamedByWhoMayAndToANameThatIsOne() {
        AccountId shop = platform.connect(soa, "Shop", MetaSimulator.SHOP).id();
        String page = "/accounts/" + shop;

        browser.submit(page, page + "/name", Map.of("name", "  Boutique du centre "));
        assertThat(accounts.find(soa, shop).orElseThrow().name()).isEqualTo("Boutique du centre");
        assertThat(browser.get(page).body()).contains("The number is called Boutique du centre from now on.");

        for (String bad : new String[] {"", "   ", "x".repeat(121), "two\nlines"}) {
            browser.submit(page, page + "/name", Map.of("name", bad));
        }
        Client agent = new Client(port);
        String email = "agent-" + UUID.randomUUID() + "@soa.example";
        platform.user(soa, email, UserRole.AGENT);
        agent.signIn(email, Platform.PASSWORD);
        assertThat(agent.submit("/profile", page + "/name", Map.of("name", "Mine"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(accounts.find(soa, shop).orElseThrow().name()).isEqualTo("Boutique du centre");
    }

    @Test
    void everyCardShowsQualityAndLimit() {
        platform.connect(soa, "Shop", MetaSimulator.SHOP);
        platform.connect(soa, "Service", MetaSimulator.SERVICE);

        assertThat(browser.get("/accounts").body().split("Daily limit</dt>", -1))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "en, Not confirmed yet, every minute",
        "fr, Pas encore confirmé, chaque minute",
        "ar, لم يُؤكَّد بعد, كل دقيقة"
    })
    void aClaimSaysThatItIsOne(String language, String state, String explanation) {
        accounts.addUnchecked(
                soa,
                new NewAccount(
                        "Shop", MetaSimulator.SHOP, MetaSimulator.WABA, new Secret("some-token"), null, null, null));

        String page = spoken("/accounts", language);

        assertThat(page).contains(state).contains(explanation);
    }

    @ParameterizedTest
    @CsvSource({
        "en, Meta’s sample arrived, the callback works",
        "fr, L’exemple de Meta est arrivé, l’adresse de rappel fonctionne",
        "ar, وصل نموذج ميتا, عنوان الاستقبال يعمل"
    })
    void whoeverWaitsForAFirstMessageHearsOfMetasSample(String language, String arrived, String works) {
        String page =
                "/accounts/" + platform.connect(soa, "Shop", MetaSimulator.SHOP).id();
        scopes.engine(() -> jdbc.sql("DELETE FROM webhook_event").update());
        assertThat(spoken(page + "/arrival", language)).doesNotContain(works);

        scopes.engine(() -> jdbc.sql("""
                        INSERT INTO webhook_event (log_id, event_index, received_at, kind, state, code_version)
                        VALUES (1, 0, now(), 'sample_arrived', 4, 'x')
                        """).update());

        assertThat(spoken(page + "/arrival", language)).contains(arrived).contains(works);
        assertThat(spoken(page, language)).contains(works);
    }

    @Test
    void aFormThatFailedKeepsAllThatWasTyped() {
        var typed = Map.of(
                "name", "Shop",
                "phoneNumberId", MetaSimulator.SHOP,
                "wabaId", MetaSimulator.WABA,
                "accessToken", "a-token-\"with\"-quotes",
                "verifyToken", "my-verify-token",
                "appSecret", "my-app-secret",
                "messagesPerSecond", "12");

        var answer = browser.submit("/accounts/new", "/accounts", typed);

        assertThat(answer.body())
                .contains("Meta does not accept the access token.")
                .contains("value=\"a-token-&quot;with&quot;-quotes\"")
                .contains("value=\"my-verify-token\"")
                .contains("value=\"my-app-secret\"")
                .contains("value=\"12\"");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(browser.get("/accounts/new").body()).doesNotContain("my-app-secret");
    }

    private String spoken(String path, String language) {
        return browser.send(browser.request(path).header("Accept-Language", language))
                .body();
    }
}
