package io.wasl.campaign.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.wasl.audience.Audience;
import io.wasl.campaign.Campaigns;
import io.wasl.campaign.Draft;
import io.wasl.campaign.TemplateChoice;
import io.wasl.campaign.VariableSource;
import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.contact.ContactId;
import io.wasl.contact.Contacts;
import io.wasl.contact.MarketingConsent;
import io.wasl.contact.NewContact;
import io.wasl.identity.UserRole;
import io.wasl.kernel.E164;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.simulator.Simulator;
import io.wasl.template.Templates;
import io.wasl.testing.Browser;
import io.wasl.testing.Client;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.Platform;
import io.wasl.testing.TestInstallation;
import io.wasl.testing.WaslTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// Campaigns as a person runs them: through the five steps in a browser, over a simulated Meta, to the results.
@WaslTest
@TestPropertySource(properties = {"wasl.engine=true", "wasl.campaign.take-back=2s"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignPagesTests {

    private static final int PORT = freePort();
    private static final Simulator META = Simulator.start(
            "--port",
            "0",
            "--app-secret",
            TestInstallation.APP_SECRET,
            "--verify-token",
            TestInstallation.VERIFY_TOKEN,
            "--callback",
            "http://127.0.0.1:" + PORT + "/webhook/whatsapp",
            "--knob",
            "failure_rates={}",
            "--quiet");
    private static final double PATIENCE = 60_000;

    private final Platform platform;
    private final Contacts contacts;
    private final Campaigns campaigns;
    private final TenantId shop;
    private final AccountId account;
    private final String email = "hanta-" + UUID.randomUUID() + "@soa.example";

    CampaignPagesTests(
            @Autowired ApplicationContext context,
            @Autowired Accounts accounts,
            @Autowired Templates templates,
            @Autowired Contacts contacts,
            @Autowired Campaigns campaigns) {
        this.contacts = contacts;
        this.campaigns = campaigns;
        platform = new Platform(context);
        shop = platform.client("Boutique " + UUID.randomUUID());
        platform.user(shop, email, UserRole.OWNER);
        var number = accounts.add(
                shop,
                new NewAccount(
                        "Boutique",
                        MetaSimulator.SHOP,
                        MetaSimulator.WABA,
                        new Secret(MetaSimulator.ACCESS_TOKEN),
                        null,
                        null,
                        null));
        account = number.id();
        templates.sync(shop, account);
        for (int i = 0; i < 30; i++) {
            contact("+2613400000%02d".formatted(i), i == 29 ? null : "Client " + i);
        }
    }

    @DynamicPropertySource
    static void meta(DynamicPropertyRegistry properties) {
        properties.add("setting.META_GRAPH_URL", META::url);
        properties.add("server.port", () -> PORT);
    }

    @AfterAll
    void stop() {
        META.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar"})
    void aCampaignGoesThroughItsFiveStepsToItsResults(String language) {
        try (Browser browser = Browser.open(PORT, language)) {
            browser.enter(email, Platform.PASSWORD).visit("/campaigns/new");
            var page = browser.page();
            page.fill("#name", "Soldes " + language);
            page.check(
                    "label:has-text('soldes_printemps') input[name=template]", new Page.CheckOptions().setForce(true));
            step(browser, "campaign-1");

            page.check("input[name=kind][value=tags]");
            page.check("input[name=tags][value=vip]", new Page.CheckOptions().setForce(true));
            assertThat(page.locator("#count")).containsText("30");
            step(browser, "campaign-2");

            page.selectOption("#source0", "@name");
            page.selectOption("#source1", "text");
            page.fill("#value1", "30 novembre");
            assertThat(page.locator("#preview")).containsText("30 novembre");
            step(browser, "campaign-3");

            page.waitForSelector("a.btn-primary[href$='/recap']:visible");
            assertThat(page.locator(".tiles")).containsText("29");
            browser.look("campaign-4");
            page.click("a.btn-primary[href$='/recap']:visible");

            page.waitForURL("**/recap");
            browser.look("campaign-5");
            page.click("button[commandfor=ask-confirm]:visible");
            browser.assertAccessible();
            page.click("#ask-confirm button.btn-primary");

            page.waitForSelector("form[action$='/cancellation'] .btn-danger:visible");
            browser.assertAccessible().photograph("campaign-6-" + language);
            page.waitForSelector(
                    "[data-event=state] .tone-green", new Page.WaitForSelectorOptions().setTimeout(PATIENCE));
            browser.look("campaign-7");
            page.click("a[href$='/recipients']");
            assertThat(page.locator("tbody tr")).hasCount(29);
            browser.look("campaign-8");
            browser.assertQuiet();
        }
    }

    @Test
    void aConfirmedCampaignIsTakenBackBeforeItStarts() {
        try (Browser browser = Browser.open(PORT, "en", Browser.PHONE, ColorScheme.DARK)) {
            browser.enter(email, Platform.PASSWORD);
            var page = browser.page();
            prepare(browser, "Taken back");
            page.click("button[commandfor=ask-confirm]:visible");
            page.click("#ask-confirm button.btn-primary");
            page.click("form[action$='/cancellation'] .btn-danger:visible");

            page.waitForSelector("text=Cancelled");
            assertThat(page.locator(".tiles")).containsText("29");
            browser.assertAccessible().assertNothingScrollsSideways();
            page.reload();
            assertThat(page.locator("main")).not().containsText("Running");
        }
    }

    @Test
    void whatWasCheckedIsNotConfirmedOnceItHasChanged() {
        try (Browser browser = Browser.open(PORT, "en")) {
            browser.enter(email, Platform.PASSWORD);
            prepare(browser, "Stale");
            var newcomer = contact("+261341111111", "Latecomer");

            browser.page().click("button[commandfor=ask-confirm]:visible");
            browser.page().click("#ask-confirm button.btn-primary");

            browser.page().waitForURL("**/verify");
            assertThat(browser.page().locator(".note[role=alert]")).isVisible();
            contacts.remove(shop, List.of(newcomer));
        }
    }

    @Test
    void aCheckIsInSightUntilItsResultIs() {
        var client = new Client(PORT);
        client.signIn(email, Platform.PASSWORD);
        for (int i = 0; i < 40; i++) {
            var path = "/campaigns/"
                    + campaigns.create(shop, draft("Seen " + i), "Hanta").id();
            client.submit("/profile", path + "/check", Map.of());
            String page;
            do {
                page = client.get(path + "/verify").body();
                org.assertj.core.api.Assertions.assertThat(page).containsAnyOf("id=\"progress\"", path + "/recap");
            } while (!page.contains(path + "/recap"));
        }
    }

    private Draft draft(String name) {
        return Draft.named(name)
                .withAccount(account)
                .withTemplate(new TemplateChoice("soldes_printemps", "fr"))
                .withAudience(new Audience.Tags(Set.of("vip"), Set.of()))
                .withVariables(Map.of(
                        "1", new VariableSource.Attribute("name", null), "2", new VariableSource.Text("dimanche")));
    }

    private void prepare(Browser browser, String name) {
        var page = browser.visit("/campaigns/new").page();
        page.fill("#name", name);
        page.check("label:has-text('soldes_printemps') input[name=template]", new Page.CheckOptions().setForce(true));
        next(browser);
        page.check("input[name=kind][value=tags]");
        page.check("input[name=tags][value=vip]", new Page.CheckOptions().setForce(true));
        next(browser);
        page.selectOption("#source0", "@name");
        page.fill("#value1", "30 novembre");
        next(browser);
        page.click("a.btn-primary[href$='/recap']:visible");
        page.waitForURL("**/recap");
    }

    private static void step(Browser browser, String name) {
        browser.look(name);
        next(browser);
    }

    private static void next(Browser browser) {
        var page = browser.page();
        String before = page.url();
        page.click("main form button.btn-primary:visible");
        page.waitForURL(url -> !url.equals(before));
    }

    private ContactId contact(String phone, @Nullable String name) {
        return contacts.add(
                        shop,
                        new NewContact(
                                new E164(phone),
                                null,
                                name,
                                null,
                                List.of("vip"),
                                Map.of(),
                                MarketingConsent.UNKNOWN,
                                "api"))
                .id();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
