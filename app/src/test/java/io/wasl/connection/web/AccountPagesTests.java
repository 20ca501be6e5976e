package io.wasl.connection.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.database.Scopes;
import io.wasl.identity.UserRole;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.template.Templates;
import io.wasl.testing.Browser;
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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A person connects a number, looks at what is wrong with it, and at the templates that came with it.
@WaslTest
class AccountPagesTests {

    private static final MetaSimulator META = MetaSimulator.INSTANCE;
    private static final PublicAddress ADDRESS = PublicAddress.INSTANCE;

    private static final Page.WaitForSelectorOptions ATTACHED =
            new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED);

    private final Platform platform;
    private final Accounts accounts;
    private final Templates templates;
    private final Scopes scopes;
    private final JdbcClient jdbc;
    private TenantId soa = new TenantId(UUID.randomUUID());
    private String email = "";

    @LocalServerPort
    private int port;

    AccountPagesTests(
            @Autowired ApplicationContext context,
            @Autowired Accounts accounts,
            @Autowired Templates templates,
            @Autowired Scopes scopes,
            @Autowired JdbcClient jdbc) {
        this.platform = new Platform(context);
        this.accounts = accounts;
        this.templates = templates;
        this.scopes = scopes;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void someoneToSignIn() {
        META.reset();
        ADDRESS.lead(port);
        platform.forgetNumbers();
        soa = platform.newClient("Boutique Soa");
        email = platform.newOwner(soa);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar"})
    void numbersAndTemplatesCanBeReadByEverybody(String language) {
        AccountId shop = connect("Boutique Soa", MetaSimulator.SHOP);
        AccountId service = connect("Soa Service", MetaSimulator.SERVICE);
        accounts.pause(soa, service, "Congés");
        META.call("POST", "/simulator/numbers", "{'id':'%s','quality_rating':'YELLOW'}".formatted(MetaSimulator.SHOP));
        templates.sync(soa, shop);
        String sale = templates
                .byName(soa, shop, "spring_sale", "en")
                .orElseThrow()
                .id()
                .toString();
        String offers = templates
                .byName(soa, shop, "spring_offers_ar", "ar")
                .orElseThrow()
                .id()
                .toString();
        try (Browser browser = Browser.open(port, language)) {
            browser.enter(email, Platform.PASSWORD).visit("/accounts/" + shop);
            browser.page().waitForSelector(".checks li");
            browser.look("accounts");
            var claim = new NewAccount("Soa Marché", "7788", "99", new Secret("some-token"), null, null, null);
            browser.visit("/accounts/" + accounts.addUnchecked(soa, claim).id()).look("accounts-unproven");
            browser.visit("/accounts/new").look("connect");
            browser.visit("/templates").look("templates");
            browser.visit("/templates?status=refused").look("templates-refused");
            browser.visit("/templates/" + sale).look("template");
            browser.visit("/templates/" + offers).look("template-ar");
            browser.visit("/").look("home-numbers").assertQuiet();
        }
    }

    @Test
    void aNumberIsConnectedAndItsFirstMessageTurnsTheWaitingGreen() {
        try (Browser browser = Browser.open(port, "en")) {
            browser.enter(email, Platform.PASSWORD).visit("/accounts");
            browser.photograph("accounts-empty").assertAccessible();
            browser.page().click("text=Connect a number");
            browser.page().fill("#name", "Shop");
            browser.page().fill("#phoneNumberId", MetaSimulator.SHOP);
            browser.page().fill("#wabaId", MetaSimulator.WABA);
            browser.page().fill("#accessToken", "some-wrong-access-token");
            browser.page().click("main button.btn-primary");
            assertThat(browser.page().textContent("main"))
                    .contains("Meta does not accept the access token.")
                    .contains("Make a new token");
            assertThat(browser.page().inputValue("#name")).isEqualTo("Shop");
            assertThat(browser.page().inputValue("#accessToken")).isEqualTo("some-wrong-access-token");
            browser.assertAccessible().photograph("connect-refused");

            browser.page().fill("#accessToken", MetaSimulator.ACCESS_TOKEN);
            browser.page().click("main button.btn-primary");
            browser.page().waitForSelector(".checks li");
            assertThat(browser.page().textContent("main"))
                    .contains("Shop is connected")
                    .contains("Waiting for a first message")
                    .contains("Access token is valid");

            browser.page().click("button:has-text('Register the callback for me')");
            browser.page().waitForSelector("text=Meta has checked the callback");
            scopes.engine(() -> jdbc.sql("UPDATE whatsapp_accounts SET last_webhook_at = now()")
                    .update());
            browser.page().waitForSelector("text=It arrived");
            browser.assertQuiet();
        }
    }

    @Test
    void aNumberIsLookedAtWhileItIsTypedAndRegisteredWithItsPin() {
        META.call(
                "POST",
                "/simulator/numbers",
                "{'id':'%s','status':'PENDING','pin':'123456'}".formatted(MetaSimulator.SHOP));
        try (Browser browser = Browser.open(port, "fr")) {
            browser.enter(email, Platform.PASSWORD).visit("/accounts/new");
            browser.page().fill("#phoneNumberId", MetaSimulator.SHOP);
            browser.page().fill("#wabaId", MetaSimulator.WABA);
            browser.page().fill("#accessToken", "some-wrong-access-token");
            browser.page().press("#accessToken", "Tab");
            browser.page().waitForSelector("text=Meta n’accepte pas le jeton d’accès");
            browser.page().fill("#accessToken", MetaSimulator.ACCESS_TOKEN);
            browser.page().press("#accessToken", "Tab");
            browser.page().waitForSelector("b:has-text('n’est pas encore enregistré')");
            browser.photograph("connect-looked-fr").assertAccessible();
            browser.resize(Browser.PHONE)
                    .assertNothingScrollsSideways()
                    .photograph("connect-looked-fr-phone")
                    .resize(Browser.DESKTOP);
            browser.page().fill("#name", "Boutique");
            browser.page().click("main button.btn-primary");

            browser.page().waitForSelector(".checks button[commandfor=register-number]");
            browser.photograph("accounts-unregistered-fr");
            browser.page().click(".checks button[commandfor=register-number]");
            browser.page().fill("#pin", "000000");
            browser.page().click("dialog#register-number button.btn-primary");
            browser.page().waitForSelector("text=Ce n’est pas le code PIN du numéro");
            browser.page().waitForSelector(".checks button[commandfor=register-number]");
            browser.page().click(".checks button[commandfor=register-number]");
            browser.page().fill("#pin", "123456");
            browser.page().click("dialog#register-number button.btn-primary");
            browser.page().waitForSelector("text=Le numéro est enregistré et peut envoyer");
            assertThat(browser.page().textContent("main")).contains("Historique", "À réparer → Connecté");
            browser.page().waitForSelector(".checks li");
            browser.photograph("accounts-registered-fr").assertAccessible().assertQuiet();
        }
    }

    @Test
    void aNumberIsPausedAndResumed() {
        AccountId id = connect("Shop", MetaSimulator.SHOP);
        try (Browser browser = Browser.open(port, "en")) {
            browser.enter(email, Platform.PASSWORD).visit("/accounts/" + id);
            browser.page().click("button[commandfor=pause]");
            browser.page().click("dialog#pause button.btn-primary");
            browser.page().waitForSelector("text=The number is paused.");
            assertThat(accounts.find(soa, id).orElseThrow().canSend()).isFalse();
            assertThat(browser.page().textContent("main")).contains("Paused by Hanta Andria");

            browser.page().click("button:has-text('Resume')");
            browser.page().waitForSelector("text=The number sends again.");
            assertThat(accounts.find(soa, id).orElseThrow().canSend()).isTrue();
        }
    }

    @Test
    void aTokenThatIsNotTakenIsStillThereToBeMended() {
        AccountId id = connect("Shop", MetaSimulator.SHOP);
        try (Browser browser = Browser.open(port, "en")) {
            browser.enter(email, Platform.PASSWORD).visit("/accounts/" + id);
            browser.page().click("button[commandfor=replace-token]");
            browser.page().fill("#accessToken", "some-wrong-access-token");
            browser.page().click("dialog#replace-token button.btn-primary");
            browser.page().waitForSelector("dialog#replace-token[open] .invalid-feedback");
            assertThat(browser.page().textContent("dialog#replace-token")).contains("does not accept the access token");
            assertThat(browser.page().inputValue("#accessToken")).isEqualTo("some-wrong-access-token");
            browser.assertAccessible();

            browser.page().fill("#accessToken", MetaSimulator.ACCESS_TOKEN);
            browser.page().click("dialog#replace-token button.btn-primary");
            browser.page().waitForSelector("dialog#replace-token:not([open])", ATTACHED);
            assertThat(browser.page().url()).endsWith("/accounts/" + id);
            assertThat(browser.page().content()).doesNotContain(MetaSimulator.ACCESS_TOKEN);
        }
        var client = new Client(port);
        client.signIn(email, Platform.PASSWORD);
        var refused =
                client.submit("/accounts/" + id, "/accounts/" + id + "/access-token", Map.of("accessToken", "a b"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(refused.body()).contains("value=\"a b\"");
        assertThat(client.get("/accounts/health").body()).contains("Quality", "High", "Daily limit", "people");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar"})
    void aNumberIsRemovedAfterThePageHasSaidWhatGoes(String language) {
        AccountId id = connect("Shop", MetaSimulator.SHOP);
        try (Browser browser = Browser.open(port, language)) {
            browser.signIn(email, Platform.PASSWORD).visit("/accounts/" + id);
            browser.page().waitForSelector(".checks li");
            browser.page().click("button[commandfor=remove]");
            browser.look("accounts-remove-" + language);
            browser.page().click("dialog#remove button.btn-danger");
            browser.page().waitForURL("**/accounts");
            browser.page().click("main details.card summary");
            assertThat(browser.page().textContent("main details.card")).contains("Shop", "+261 34 12 345 67", "Hanta");
            browser.resize(Browser.DESKTOP);
            browser.look("accounts-removed-" + language);
            browser.assertQuiet();
        }
        assertThat(accounts.find(soa, id)).isEmpty();
    }

    @Test
    void whoMayOnlyLookSeesNoButtonsAndNoVerifyToken() {
        AccountId id = connect("Shop", MetaSimulator.SHOP);
        String verifyToken = accounts.verifyToken(soa, id).reveal();
        String viewer = "viewer-" + UUID.randomUUID() + "@soa.example";
        platform.user(soa, viewer, UserRole.VIEWER);
        try (Browser browser = Browser.open(port, "en")) {
            browser.enter(viewer, Platform.PASSWORD).visit("/accounts/" + id);
            browser.page().waitForSelector(".checks li");

            assertThat(browser.page().content()).doesNotContain(verifyToken, MetaSimulator.ACCESS_TOKEN);
            assertThat(browser.page().querySelectorAll("main form")).isEmpty();
            assertThat(browser.page()
                            .navigate("http://localhost:" + port + "/accounts/new")
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void whatIsOnNoListIsNotFound() {
        TenantId vola = platform.client("Vola " + UUID.randomUUID());
        AccountId foreign = accounts.addUnchecked(
                        vola, new NewAccount("V", "1", "2", new Secret("access-token"), null, null, null))
                .id();
        try (Browser browser = Browser.open(port, "en")) {
            browser.enter(email, Platform.PASSWORD);
            for (String path : new String[] {
                "/accounts/" + foreign,
                "/accounts/" + foreign + "/diagnostics",
                "/accounts/" + foreign + "/arrival",
                "/accounts/nonsense",
                "/accounts/%00",
                "/templates/" + foreign,
                "/templates/nonsense"
            }) {
                assertThat(browser.page()
                                .navigate("http://localhost:" + port + path)
                                .status())
                        .as(path)
                        .isIn(404, 400);
            }
        }
    }

    private AccountId connect(String name, String number) {
        return platform.connect(soa, name, number).id();
    }
}
