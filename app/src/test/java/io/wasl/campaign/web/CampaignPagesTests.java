package io.wasl.campaign.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.wasl.campaign.Campaign;
import io.wasl.campaign.Recipient;
import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.contact.ContactId;
import io.wasl.contact.Contacts;
import io.wasl.contact.MarketingConsent;
import io.wasl.contact.NewContact;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import io.wasl.template.Templates;
import io.wasl.testing.Browser;
import io.wasl.testing.Client;
import io.wasl.testing.FreePort;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
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

    private static final int PORT = FreePort.next();
    private static final MetaSimulator META = MetaSimulator.calling(PORT);
    private static final double PATIENCE = 60_000;
    private static final long HEAVIEST = 150_000;
    /// Tabler, htmx and the charts are in it.
    private static final long LIGHTEST = 100_000;
    private static final String END = "2037-11-23T18:00";

    private final Contacts contacts;
    private final TenantId shop;
    private final Backstage backstage;
    private final Accounts accounts;
    private final AccountId number;
    private final AccountId second;
    private final String email;

    CampaignPagesTests(
            @Autowired ApplicationContext context, @Autowired Templates templates, @Autowired Contacts contacts) {
        this.contacts = contacts;
        var platform = new Platform(context);
        shop = platform.newClient("Boutique");
        email = platform.newOwner(shop);
        var number = platform.connect(shop, "Boutique", MetaSimulator.SHOP);
        templates.sync(shop, number.id());
        backstage = new Backstage(context, shop, number.id());
        second = platform.connect(shop, "Service", MetaSimulator.SERVICE).id();
        accounts = context.getBean(Accounts.class);
        this.number = number.id();
        for (int i = 0; i < 30; i++) {
            contact("+2613400000%02d".formatted(i), i == 29 ? null : "Client " + i, "vip");
        }
    }

    @DynamicPropertySource
    static void meta(DynamicPropertyRegistry properties) {
        properties.add("setting.META_GRAPH_URL", META::url);
        properties.add("server.port", () -> PORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar"})
    void aCampaignGoesThroughItsFiveStepsToItsResults(String language) {
        try (Browser browser = Browser.open(PORT, language)) {
            browser.enter(email, Platform.PASSWORD).visit("/campaigns/new");
            var steps = new Steps(browser);
            var page = browser.page();
            page.fill("#name", "Soldes " + language);
            page.check(
                    "label:has-text('soldes_printemps') input[name=template]", new Page.CheckOptions().setForce(true));
            steps.lookAndGoOn("campaign-1");

            page.check("input[name=kind][value=tags]");
            page.check("input[name=tags][value=vip]", new Page.CheckOptions().setForce(true));
            assertThat(page.locator("#count")).containsText("30");
            steps.lookAndGoOn("campaign-2");

            page.selectOption("#source0", "@name");
            page.selectOption("#source1", "text");
            page.fill("#value1", "30 novembre");
            page.fill("#end", END);
            assertThat(page.locator("#preview")).containsText("30 novembre");
            steps.lookAndGoOn("campaign-3");

            page.waitForSelector("a.btn-primary[href$='/recap']:visible");
            assertThat(page.locator(".tiles")).containsText("29");
            browser.look("campaign-4");
            page.click("a.btn-primary[href$='/recap']:visible");

            page.waitForURL("**/recap");
            assertThat(page.locator("main")).containsText("2037");
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
        if (language.equals("ar")) {
            assertLight("/", language);
            assertLight(
                    "/campaigns/"
                            + backstage.named("Soldes " + language).getFirst().id(),
                    language);
        }
    }

    /// With everything that it brings, the chart's script too, which a campaign that was over at once does not ask for.
    private void assertLight(String path, String language) {
        try (Browser browser = Browser.open(PORT, language)) {
            browser.enter(email, Platform.PASSWORD).visit(path);
            // The page's policy lets nobody wait within it.
            Awaitility.await().pollInSameThread().until(() -> (Boolean)
                    browser.page().evaluate("!!window.Chart || !document.querySelector('figure[data-chart]')"));
            browser.page().evaluate("""
                    window.Chart ? 0 : fetch(document.querySelector('script[data-chart]').dataset.chart)
                            .then((script) => script.text()).then((text) => text.length)""");
            assertThat(browser.weight()).as(path).isBetween(LIGHTEST, HEAVIEST);
        }
    }

    @Test
    void aConfirmedCampaignIsTakenBackBeforeItStarts() {
        try (Browser browser = Browser.open(PORT, "en", Browser.PHONE, ColorScheme.DARK)) {
            browser.enter(email, Platform.PASSWORD);
            var page = browser.page();
            new Steps(browser).prepare("Taken back");
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
            new Steps(browser).prepare("Stale");
            var newcomer = contact("+261341111111", "Latecomer", "vip");

            browser.page().click("button[commandfor=ask-confirm]:visible");
            browser.page().click("#ask-confirm button.btn-primary");

            browser.page().waitForURL("**/verify");
            assertThat(browser.page().locator(".note[role=alert]")).isVisible();
            contacts.remove(shop, List.of(newcomer));
        }
    }

    @Test
    void whyAnAudienceIsNotTakenIsSeen() {
        try (Browser browser = Browser.open(PORT, "fr")) {
            browser.enter(email, Platform.PASSWORD);
            var page = new Steps(browser).chooseTemplate("Nobody");
            page.check("input[name=kind][value=list]");
            page.fill("#list", "");
            page.click("form#audience .btn-primary:visible");
            assertThat(page.locator("[role=alert]")).isVisible();
            browser.look("campaign-nobody");
        }
    }

    @Test
    void everybodyIsAnAudienceToo() {
        var unknown = contact("+261342222222", "Bako");
        var quiet = contact("+261343333333", "Vola", "quiet");
        try (Browser browser = Browser.open(PORT, "ar")) {
            browser.enter(email, Platform.PASSWORD);
            var steps = new Steps(browser);
            var page = steps.chooseTemplate("Everybody");
            page.check("input[name=kind][value=everyone]");
            assertThat(page.locator("#count")).containsText("32");
            page.check("input[name=exclude][value=quiet]", new Page.CheckOptions().setForce(true));
            assertThat(page.locator("#count")).containsText("31");
            assertThat(page.locator("#consents")).containsText("31");
            browser.look("campaign-everyone");
            steps.next();
            steps.fillIn();
            page.waitForSelector("a.btn-primary[href$='/recap']:visible");
            assertThat(page.locator(".tiles")).containsText("30");
            assertThat(backstage.ready(backstage.named("Everybody").getFirst()))
                    .hasSize(30)
                    .extracting(Recipient::phone)
                    .contains("+261342222222")
                    .doesNotContain("+261343333333");
        } finally {
            contacts.remove(shop, List.of(unknown, quiet));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar"})
    void aCampaignAboveTheLimitIsSharedWithAnotherNumber(String language) {
        limit("TIER_20");
        var whole = backstage.create("Shared " + language);
        backstage.check(whole);
        try (Browser browser = Browser.open(PORT, language)) {
            browser.enter(email, Platform.PASSWORD).visit("/campaigns/" + whole + "/verify");
            var page = browser.page();
            page.click("a[href$='/share']");
            page.waitForURL("**/share");
            page.click("main form .btn-primary:visible");
            assertThat(page.locator(".note[role=alert]")).isVisible();
            page.check("input[name=account]:not(:disabled)");
            browser.look("campaign-share");
            page.click("main form .btn-primary:visible");

            assertThat(page.locator("#shared article")).hasCount(2);
            assertThat(page.locator("#shared .tone-blue")).hasCount(2);
            browser.look("campaign-shared");
            page.click("#shared article:nth-child(2) h2 a");
            page.waitForURL("**/verify");
            assertThat(page.locator("main")).containsText("Shared " + language + " (2/2)");
            page.click("main a[href$='/share']");
            page.click("button[commandfor=ask-back]");
            browser.assertAccessible();
            page.click("#ask-back button.btn-primary");
            page.waitForSelector("a.btn-primary[href$='/recap']:visible");
            assertThat(backstage.ready(backstage.named("Shared " + language).getFirst()))
                    .hasSize(29);
            browser.assertQuiet();
        } finally {
            limit("TIER_10K");
        }
    }

    @Test
    void thoseWhoWereNotReachedForAReasonThatPassesAreTriedAgain() {
        META.call("PATCH", "/simulator/knobs", "{'failure_rates':{'131000':0.3,'131049':0.3,'130472':0.3}}");
        var first = backstage.create("Missed");
        backstage.confirm(first);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> backstage.withCode(first, null).size() == 29);
        META.call("PATCH", "/simulator/knobs", "{'failure_rates':{}}");
        var again = new ArrayList<>(backstage.withCode(first, 131000));
        var spared = backstage.withCode(first, 131049);
        assertThat(spared).isNotEmpty();
        again.addAll(spared);
        assertThat(again).hasSizeLessThan(29);

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
        var second = backstage.named("Missed (");
        assertThat(second)
                .as("a second click finds the first one's draft")
                .singleElement()
                .matches(Campaign::isEditable)
                .matches(campaign -> first.equals(campaign.origin()));
        assertThat(requireNonNull(second.getFirst().schedule()).at())
                .as("those who get much marketing are spared for a day")
                .isAfter(second.getFirst().createdAt().plus(Duration.ofHours(23)));
        var check = backstage.check(second.getFirst().id());
        assertThat(check.report().blocked()).isFalse();
        assertThat(backstage.ready(backstage.get(second.getFirst().id())))
                .allSatisfy(person ->
                        assertThat(person.variables()).hasSize(2).last().isEqualTo("dimanche"))
                .extracting(Recipient::phone)
                .containsExactlyInAnyOrderElementsOf(again);
    }

    @Test
    void whatBecameOfOnePersonIsFoundAndACauseOpensItsPeople() {
        META.call("PATCH", "/simulator/knobs", "{'failure_rates':{'131026':0.4}}");
        var sent = backstage.create("Found");
        backstage.confirm(sent);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> backstage.withCode(sent, null).size() == 29);
        META.call("PATCH", "/simulator/knobs", "{'failure_rates':{}}");
        var unreachable = backstage.withCode(sent, 131026);
        try (Browser browser = Browser.open(PORT, "ar")) {
            browser.enter(email, Platform.PASSWORD).visit("/campaigns/" + sent);
            var page = browser.page();
            assertThat(page.locator(".bub-body")).containsText("dimanche");
            assertThat(page.locator("main")).containsText("soldes_printemps");
            browser.look("campaign-confirmed");
            page.click("a[href$='recipients?cause=131026']");
            assertThat(page.locator("main tbody tr")).hasCount(unreachable.size());
            browser.look("campaign-cause");
            page.click("button[commandfor=ask-spare]");
            browser.assertAccessible();
            page.click("#ask-spare .btn-danger");
            page.waitForSelector("form[action$='/spared/undo'] button");
            assertThat(contacts.optedOutAmong(shop, numbers(unreachable))).hasSameSizeAs(unreachable);
            page.click("form[action$='/spared/undo'] button");
            page.waitForSelector("button[commandfor=ask-spare]");
            assertThat(contacts.optedOutAmong(shop, numbers(unreachable))).isEmpty();

            browser.visit("/campaigns/" + sent + "/recipients");
            page.fill("input[name=query]", "client 7");
            page.click("form.filters button");
            assertThat(page.locator("main tbody tr")).hasCount(1);
            page.fill("input[name=query]", "034 00 000 12");
            page.click("form.filters button");
            assertThat(page.locator("main tbody tr")).hasCount(1);

            browser.visit("/contacts?query=client 7");
            page.click("main tbody a");
            page.waitForSelector("section[aria-labelledby=exchanged] a[href*='of-batch']");
            browser.look("contact-messages");
            page.click("section[aria-labelledby=exchanged] li:has-text('dimanche') >> nth=0 >> a[href*='of-batch']");
            page.waitForURL("**/campaigns/*-*");
            browser.visit("/developers/webhook-events?query=%2B261 34 00 000 07");
            page.waitForSelector("section[aria-labelledby=sought] li");
            browser.look("log-messages").assertQuiet();
        }
    }

    private static List<E164> numbers(List<String> phones) {
        return phones.stream().map(E164::new).toList();
    }

    @Test
    void aCheckIsInSightUntilItsResultIs() {
        var client = new Client(PORT);
        client.signIn(email, Platform.PASSWORD);
        for (int i = 0; i < 40; i++) {
            var path = "/campaigns/" + backstage.create("Seen " + i);
            client.submit("/profile", path + "/check", Map.of());
            String page;
            do {
                page = client.get(path + "/verify").body();
                assertThat(page).containsAnyOf("id=\"progress\"", path + "/recap");
            } while (!page.contains(path + "/recap"));
        }
    }

    @Test
    void partsAreInSightAsCheckedOrAsBeingChecked() {
        var client = new Client(PORT);
        client.signIn(email, Platform.PASSWORD);
        for (int i = 0; i < 20; i++) {
            var path = "/campaigns/" + backstage.create("Seen in parts " + i);
            client.submit("/profile", path + "/share", Map.of("account", second.toString()));
            String page;
            do {
                page = client.get(path + "/share/parts").body();
                assertThat(page).containsPattern("hx-trigger|(?s)tone-blue.*tone-blue");
            } while (page.contains("hx-trigger"));
        }
    }

    private void limit(String tier) {
        META.call(
                "POST",
                "/simulator/numbers",
                "{'id':'%s','whatsapp_business_manager_messaging_limit':'%s'}".formatted(MetaSimulator.SHOP, tier));
        accounts.refresh(shop, number);
    }

    private ContactId contact(String phone, @Nullable String name, String... tags) {
        return contacts.add(
                        shop,
                        new NewContact(
                                new E164(phone),
                                null,
                                name,
                                null,
                                List.of(tags),
                                Map.of(),
                                MarketingConsent.UNKNOWN,
                                "api"))
                .id();
    }
}
