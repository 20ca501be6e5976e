package io.wasl.campaign.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.wasl.audience.Audience;
import io.wasl.campaign.Campaign;
import io.wasl.campaign.CampaignFilter;
import io.wasl.campaign.CampaignId;
import io.wasl.campaign.CampaignRecipients;
import io.wasl.campaign.Campaigns;
import io.wasl.campaign.Confirmation;
import io.wasl.campaign.Draft;
import io.wasl.campaign.Preflight;
import io.wasl.campaign.Recipient;
import io.wasl.campaign.RecipientOutcome;
import io.wasl.campaign.RecipientOutcomes;
import io.wasl.campaign.TemplateChoice;
import io.wasl.campaign.VariableSource;
import io.wasl.campaign.Verdict;
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
import io.wasl.message.MessageStatus;
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
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
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
    private final Preflight preflight;
    private final Confirmation confirmation;
    private final CampaignRecipients recipients;
    private final RecipientOutcomes outcomes;
    private final TenantId shop;
    private final AccountId account;
    private final String email = "hanta-" + UUID.randomUUID() + "@soa.example";

    CampaignPagesTests(
            @Autowired ApplicationContext context,
            @Autowired Accounts accounts,
            @Autowired Templates templates,
            @Autowired Contacts contacts) {
        this.contacts = contacts;
        campaigns = context.getBean(Campaigns.class);
        preflight = context.getBean(Preflight.class);
        confirmation = context.getBean(Confirmation.class);
        recipients = context.getBean(CampaignRecipients.class);
        outcomes = context.getBean(RecipientOutcomes.class);
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
    void everybodyIsAnAudienceToo() {
        var unknown = contacts.add(
                shop,
                new NewContact(
                        new E164("+261342222222"),
                        null,
                        "Bako",
                        null,
                        List.of(),
                        Map.of(),
                        MarketingConsent.UNKNOWN,
                        "api"));
        var quiet = contacts.add(
                shop,
                new NewContact(
                        new E164("+261343333333"),
                        null,
                        "Vola",
                        null,
                        List.of("quiet"),
                        Map.of(),
                        MarketingConsent.UNKNOWN,
                        "api"));
        try (Browser browser = Browser.open(PORT, "ar")) {
            browser.enter(email, Platform.PASSWORD);
            var page = chooseTemplate(browser, "Everybody");
            page.check("input[name=kind][value=everyone]");
            assertThat(page.locator("#count")).containsText("32");
            page.check("input[name=exclude][value=quiet]", new Page.CheckOptions().setForce(true));
            assertThat(page.locator("#count")).containsText("31");
            browser.look("campaign-everyone");
            next(browser);
            fillIn(browser);
            page.waitForSelector("a.btn-primary[href$='/recap']:visible");
            assertThat(page.locator(".tiles")).containsText("30");
            var everybody = campaigns.list(shop, new CampaignFilter("Everybody", Set.of(), null, 2));
            org.assertj.core.api.Assertions.assertThat(
                            recipients.list(shop, everybody.getFirst(), Verdict.READY, 0, 50))
                    .hasSize(30)
                    .extracting(Recipient::phone)
                    .contains("+261342222222")
                    .doesNotContain("+261343333333");
        } finally {
            contacts.remove(shop, List.of(unknown.id(), quiet.id()));
        }
    }

    @Test
    void thoseWhoWereNotReachedForAReasonThatPassesAreTriedAgain() {
        knobs("{\"failure_rates\":{\"131000\":0.5,\"130472\":0.4}}");
        var first = campaigns.create(shop, draft("Missed"), "Hanta").id();
        var digest = preflight.check(shop, first, "Hanta").digest();
        confirmation.confirm(shop, first, digest, "Hanta");
        await().atMost(Duration.ofMinutes(1)).until(() -> withCode(first, null).size() == 29);
        knobs("{\"failure_rates\":{}}");
        var again = withCode(first, 131000);
        org.assertj.core.api.Assertions.assertThat(again).isNotEmpty().hasSizeLessThan(29);

        try (Browser browser = Browser.open(PORT, "fr")) {
            browser.enter(email, Platform.PASSWORD).visit("/campaigns/" + first);
            var page = browser.page();
            page.waitForSelector("form[action$='/second-try'] button");
            browser.look("campaign-failed");
            page.click("form[action$='/second-try'] button");
            page.waitForURL("**/variables");
            browser.look("campaign-second");
            page.click("a[href='/campaigns/" + first + "']");
            page.waitForURL("**/" + first);
            page.click("form[action$='/second-try'] button");
            page.waitForURL("**/variables");
        }
        var second = campaigns.list(shop, new CampaignFilter("Missed (", Set.of(), null, 9));
        org.assertj.core.api.Assertions.assertThat(second)
                .as("a second click finds the first one's draft")
                .singleElement()
                .matches(Campaign::isEditable)
                .matches(campaign -> first.equals(campaign.origin()));
        var check = preflight.check(shop, second.getFirst().id(), "Hanta");
        var campaign = campaigns.get(shop, second.getFirst().id());
        org.assertj.core.api.Assertions.assertThat(check.report().blocked()).isFalse();
        org.assertj.core.api.Assertions.assertThat(recipients.list(shop, campaign, Verdict.READY, 0, 50))
                .allSatisfy(person -> org.assertj.core.api.Assertions.assertThat(person.variables())
                        .hasSize(2)
                        .last()
                        .isEqualTo("dimanche"))
                .extracting(Recipient::phone)
                .containsExactlyInAnyOrderElementsOf(again);
    }

    /// The numbers whose message failed so; with no code, of all whose message failed or was delivered, once all is
    /// over.
    private List<String> withCode(CampaignId id, @Nullable Integer code) {
        var campaign = campaigns.get(shop, id);
        if (!campaign.status().isOver()) {
            return List.of();
        }
        return outcomes.page(campaign, Set.of(), null, 100).outcomes().stream()
                .filter(outcome -> code == null
                        ? outcome.status() != MessageStatus.ACCEPTED && outcome.status() != MessageStatus.SENT
                        : code.equals(outcome.errorCode()))
                .map(RecipientOutcome::phone)
                .toList();
    }

    private static void knobs(String json) {
        try {
            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(META.url().resolve("/simulator/knobs"))
                                    .header("Content-Type", "application/json")
                                    .method("PATCH", HttpRequest.BodyPublishers.ofString(json))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            org.assertj.core.api.Assertions.assertThat(answer.statusCode()).isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
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
        var page = chooseTemplate(browser, name);
        page.check("input[name=kind][value=tags]");
        page.check("input[name=tags][value=vip]", new Page.CheckOptions().setForce(true));
        next(browser);
        fillIn(browser);
        page.click("a.btn-primary[href$='/recap']:visible");
        page.waitForURL("**/recap");
    }

    private static Page chooseTemplate(Browser browser, String name) {
        var page = browser.visit("/campaigns/new").page();
        page.fill("#name", name);
        page.check("label:has-text('soldes_printemps') input[name=template]", new Page.CheckOptions().setForce(true));
        next(browser);
        return page;
    }

    private static void fillIn(Browser browser) {
        browser.page().selectOption("#source0", "@name");
        browser.page().fill("#value1", "30 novembre");
        next(browser);
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
