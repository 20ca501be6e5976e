package io.wasl.doctor.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.connection.Subscriptions;
import io.wasl.identity.UserRole;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;

/// A message to one's own telephone, over everything that lies between.
@WaslTest
@TestPropertySource(properties = "wasl.engine=true")
class TrialTests {

    private static final MetaSimulator META = MetaSimulator.INSTANCE;
    private static final PublicAddress ADDRESS = PublicAddress.INSTANCE;
    private static final double LONG = 30_000;

    private final ApplicationContext beans;
    private final Platform platform;
    private final int port;
    private TenantId soa = new TenantId(UUID.randomUUID());
    private AccountId shop = new AccountId(UUID.randomUUID());
    private String email = "";

    TrialTests(@Autowired ApplicationContext beans, @LocalServerPort int port) {
        this.beans = beans;
        this.platform = new Platform(beans);
        this.port = port;
    }

    @BeforeEach
    void aNumberThatHears() {
        META.reset();
        META.call(
                "PATCH",
                "/simulator/knobs",
                "{'failure_rates':{},'delivered_rate':1,'read_rate':1," + "'read_ms_min':300,'read_ms_max':600}");
        ADDRESS.lead(port);
        platform.forgetNumbers();
        soa = platform.newClient("Boutique Soa");
        email = platform.newOwner(soa);
        shop = connect(MetaSimulator.SHOP);
        beans.getBean(Subscriptions.class).register(soa, shop);
        beans.getBean(Templates.class).sync(soa, shop);
    }

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "fr, DARK", "ar, LIGHT"})
    void eachStepShowsAsItHappens(String language, ColorScheme scheme) {
        try (Browser browser = Browser.open(port, language, Browser.DESKTOP, scheme)) {
            browser.signIn(email, Platform.PASSWORD).visit("/accounts/" + shop);
            browser.page().click("a[href$='/trial']");
            browser.assertAccessible().photograph("trial-" + language);
            browser.resize(Browser.PHONE).assertNothingScrollsSideways().photograph("trial-" + language + "-phone");
            browser.page().fill("#to", "034 11 111 11");
            browser.page().click("main .btn-primary");
            browser.page().waitForURL("**/trial/*");
            assertThat(browser.page().locator("#journey .word-green"))
                    .hasCount(4, new HasCountOptions().setTimeout(LONG));
            assertThat(browser.page().locator("#journey[hx-get]")).hasCount(0);
            browser.assertAccessible().assertNothingScrollsSideways();
            browser.photograph("trial-read-" + language + "-phone");
            browser.resize(Browser.DESKTOP).photograph("trial-read-" + language).assertQuiet();
        }
    }

    @Test
    void aFailureIsToldWithItsRepair() {
        META.call("PATCH", "/simulator/knobs", "{'error_rates':{'131047':1}}");
        try (Browser browser = Browser.open(port, "en")) {
            browser.signIn(email, Platform.PASSWORD).visit("/accounts/" + shop + "/trial");
            browser.page().fill("#to", "+261 34 11 111 11");
            browser.page().check("input[value=text]");
            browser.page().fill("#text", "Salama");
            browser.page().click("main .btn-primary");
            assertThat(browser.page().locator("#journey .tone-red"))
                    .containsText("More than 24 hours have passed since the person last wrote. Use a template.");
            browser.assertAccessible().photograph("trial-failed");
        }
    }

    @Test
    void whatCannotBeSentIsToldBesideItsField() {
        Client client = signedIn(UserRole.OWNER);
        assertThat(send(client, shop, Map.of("to", "no number"))).contains("This is not a phone number");
        assertThat(send(client, shop, Map.of())).contains("This is not a phone number");
        assertThat(send(client, shop, Map.of("to", "+261341111111", "kind", "text")))
                .contains("Write a text");
        assertThat(send(client, shop, Map.of("to", "+261341111111", "kind", "text", "text", "x".repeat(1025))))
                .contains("more than 1024 characters");
        beans.getBean(Accounts.class).pause(soa, shop, "Holidays");
        for (int i = 0; i < 10; i++) {
            assertThat(send(client, shop, Map.of("to", "+261341111111"))).isEmpty();
        }
        assertThat(send(client, shop, Map.of("to", "+261341111111"))).contains("Ten tests in ten minutes");
    }

    @Test
    void onlyWhoManagesTheNumberMaySendAndLook() {
        AccountId service = connect(MetaSimulator.SERVICE);
        Client owner = signedIn(UserRole.OWNER);
        String place = owner.submit(
                        "/accounts/" + shop + "/trial", "/accounts/" + shop + "/trial", Map.of("to", "+261341111111"))
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceFirst("^https?://[^/]+", "");

        assertThat(owner.get(place).statusCode()).isEqualTo(200);
        assertThat(owner.get(place.replace(shop.toString(), service.toString())).statusCode())
                .isEqualTo(404);
        assertThat(owner.get("/accounts/" + shop + "/trial/nonsense").statusCode())
                .isEqualTo(404);
        Client agent = signedIn(UserRole.AGENT);
        assertThat(agent.get("/accounts/" + shop + "/trial").statusCode()).isEqualTo(403);
        assertThat(agent.get(place).statusCode()).isEqualTo(403);
        soa = platform.client("Vola " + UUID.randomUUID());
        assertThat(signedIn(UserRole.OWNER).get(place).statusCode()).isEqualTo(404);
    }

    private AccountId connect(String number) {
        return platform.connect(soa, "Boutique", number).id();
    }

    private Client signedIn(UserRole role) {
        String address = "someone-" + UUID.randomUUID() + "@soa.example";
        platform.user(soa, address, role);
        Client client = new Client(port);
        client.signIn(address, Platform.PASSWORD);
        return client;
    }

    private static String send(Client client, AccountId account, Map<String, String> form) {
        String path = "/accounts/" + account + "/trial";
        return client.submit(path, path, form).body();
    }
}
