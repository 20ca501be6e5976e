package io.wasl.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.wasl.campaign.CampaignId;
import io.wasl.campaign.CampaignStatus;
import io.wasl.campaign.Happening;
import io.wasl.campaign.JournalEntries;
import io.wasl.campaign.JournalEntry;
import io.wasl.campaign.Overview;
import io.wasl.connection.Account;
import io.wasl.connection.AccountStatus;
import io.wasl.connection.Accounts;
import io.wasl.contact.Contacts;
import io.wasl.contact.MarketingConsent;
import io.wasl.contact.NewContact;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import io.wasl.message.MessageStatus;
import io.wasl.template.Templates;
import io.wasl.testing.Browser;
import io.wasl.testing.Client;
import io.wasl.testing.FreePort;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/// What people do to campaigns and numbers by the pages' forms, over a simulated Meta: each deed is done, answers with
/// a page and is written down.
@WaslTest
@TestPropertySource(properties = {"wasl.engine=true", "wasl.campaign.take-back=1s"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignDeedsTests {

    private static final int PORT = FreePort.next();
    private static final MetaSimulator META = MetaSimulator.calling(PORT);
    private static final String CALM = "{'lost_close_rate':0,'lost_accepted_share':0.5,'answer_ms_min':0}";

    private final Accounts accounts;
    private final JournalEntries journal;
    private final Overview overview;
    private final TenantId shop;
    private final Account number;
    private final Backstage backstage;
    private final String email;
    private final Client client = new Client(PORT);

    CampaignDeedsTests(@Autowired ApplicationContext context, @Autowired Contacts contacts) {
        accounts = context.getBean(Accounts.class);
        journal = context.getBean(JournalEntries.class);
        overview = context.getBean(Overview.class);
        var platform = new Platform(context);
        shop = platform.newClient("Boutique");
        number = platform.connect(shop, "Boutique", MetaSimulator.SHOP);
        context.getBean(Templates.class).sync(shop, number.id());
        backstage = new Backstage(context, shop, number.id());
        for (int i = 0; i < 6; i++) {
            contacts.add(shop, customer("+26134000010" + i));
        }
        email = platform.newOwner(shop);
        client.signIn(email, Platform.PASSWORD);
    }

    @DynamicPropertySource
    static void meta(DynamicPropertyRegistry properties) {
        properties.add("setting.META_GRAPH_URL", META::url);
        properties.add("setting.API_BASE_URL", () -> "http://localhost:" + PORT);
        properties.add("server.port", () -> PORT);
    }

    @AfterEach
    void calm() {
        META.call("PATCH", "/simulator/knobs", CALM);
    }

    @Test
    void theUnconfirmedAreSentOnceMoreAndItIsWrittenDown() {
        META.call("PATCH", "/simulator/knobs", "{'lost_close_rate':1,'lost_accepted_share':0}");
        var campaign = confirmed("Unconfirmed");
        await().until(() -> count(campaign, MessageStatus.UNCONFIRMED) == 6);
        await().until(() -> backstage.get(campaign).status() == CampaignStatus.COMPLETED);
        META.call("PATCH", "/simulator/knobs", CALM);

        var answer = act(campaign, "second-attempt");

        assertThat(page(answer)).contains("6 ");
        assertThat(entries(campaign))
                .filteredOn(entry -> entry.what() == Happening.SENT_AGAIN)
                .singleElement()
                .matches(entry -> "6".equals(entry.detail()) && !entry.who().isEmpty());
        await().until(() -> count(campaign, MessageStatus.DELIVERED) + count(campaign, MessageStatus.READ) == 6);
    }

    @Test
    void aCampaignIsPausedGoesOnAndIsStopped() {
        var campaign = confirmed("Steered");

        page(act(campaign, "pause"));
        page(act(campaign, "resumption"));
        page(act(campaign, "cancellation"));

        assertThat(entries(campaign))
                .extracting(JournalEntry::what)
                .contains(Happening.PAUSED, Happening.RESUMED, Happening.CANCELLED);
    }

    @Test
    void aDraftIsTestedCopiedRestedAndThrownAway() {
        var campaign = backstage.create("Tried");

        page(act(campaign, "test", Map.of("to", "+261340000999")));
        page(act(campaign, "rest"));
        page(act(campaign, "copy"));
        await().until(() -> backstage.get(campaign).status() == CampaignStatus.CHECKED);
        page(act(campaign, "cancellation"));

        assertThat(entries(campaign))
                .extracting(JournalEntry::what)
                .contains(Happening.TESTED, Happening.CHECKED, Happening.CANCELLED);
        assertThat(backstage.named("Tried")).hasSize(2);
    }

    @Test
    void aStartThatCannotBeMeantLosesNothingThatWasTyped() {
        var path = "/campaigns/" + backstage.create("Typed") + "/variables";

        var page = submit(
                path,
                Map.of(
                        "source",
                        "text",
                        "value",
                        "typed before",
                        "start",
                        "later",
                        "at",
                        "2037-05-05T10:00",
                        "zone",
                        "Mars"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("There is no time zone of that name", "value=\"Mars\"", "2037-05-05T10:00", "typed before");
    }

    @Test
    void whatIsTypedChoosesItsAudienceAndIsStillThereOnTheWayBack() {
        try (Browser browser = Browser.open(PORT, "en")) {
            browser.enter(email, Platform.PASSWORD);
            var steps = new Steps(browser);
            var page = steps.chooseTemplate("There and back");
            page.check("input[name=tags][value=vip]", new Page.CheckOptions().setForce(true));
            page.fill("#list", "+261340000100");
            assertThat(page.isChecked("input[name=kind][value=list]")).isTrue();
            assertThat(page.isChecked("input[name=tags][value=vip]"))
                    .as("put aside")
                    .isFalse();
            steps.next();
            page.goBack();
            page.waitForURL("**/audience");
            assertThat(page.inputValue("#list")).isEqualTo("+261340000100");
            page.goBack();
            page.waitForURL("**/campaigns/new");
            assertThat(page.inputValue("#name")).isEqualTo("There and back");
            page.fill("#name", "There and back again");
            steps.next();
            assertThat(backstage.named("There and back"))
                    .as("the same draft")
                    .singleElement()
                    .matches(campaign -> campaign.name().endsWith("again"));
            steps.next();
            page.fill("#at", "2037-05-05T10:00");
            assertThat(page.isChecked("input[name=start][value=later]")).isTrue();
        }
    }

    @Test
    void theStepsOfAConfirmedCampaignLeadToItAndSayWhy() {
        var campaign = confirmed("Closed");

        for (var step : List.of("message", "audience", "variables", "verify", "recap")) {
            var answer = client.get("/campaigns/" + campaign + "/" + step);
            assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/campaigns/" + campaign);
            assertThat(page(answer)).contains("has confirmed this campaign");
        }
    }

    @Test
    void aScheduledCampaignIsMovedAndTakenBack() {
        var campaign = backstage.schedule("Moved");
        page(act(campaign, "start", Map.of("at", "2037-06-06T09:30", "zone", "europe/paris")));
        assertThat(backstage.get(campaign).launchAt()).isEqualTo(Instant.parse("2037-06-06T07:30:00Z"));
        assertThat(entries(campaign)).extracting(JournalEntry::what).contains(Happening.MOVED);
        assertThat(client.get("/campaigns?show=upcoming").body()).contains("Moved");

        var past = act(campaign, "start", Map.of("at", "2020-06-06T09:30", "zone", "Europe/Paris"));
        assertThat(client.get("/campaigns/" + campaign).body()).contains("This time has passed already");
        assertThat(past.statusCode()).isEqualTo(302);

        var after = page(act(campaign, "cancellation"));
        assertThat(after).contains("nothing was sent").doesNotContain("100%");
        assertThat(backstage.get(campaign).wasTakenBack()).isTrue();
    }

    @Test
    void aTestThatFailsSaysSoAndKeepsItsNumber() {
        var campaign = backstage.create("Tested");
        backstage.check(campaign);

        act(campaign, "test", Map.of("to", "not a number"));
        assertThat(client.get("/campaigns/" + campaign + "/recap").body())
                .contains("value=\"not a number\"", "data-open");

        META.call("PATCH", "/simulator/knobs", "{'failure_rates':{'131026':1}}");
        act(campaign, "test", Map.of("to", "+261340000998"));
        var recap = client.get("/campaigns/" + campaign + "/recap").body();
        assertThat(recap).contains("value=\"+261340000998\"");
        var follow = recap.replaceFirst("(?s).*hx-get=\"(/campaigns/[^\"]+/test/[^\"]+)\".*", "$1");
        await().until(() -> client.get(follow).body().contains("did not get through"));
        META.call("PATCH", "/simulator/knobs", "{'failure_rates':{}}");
    }

    @Test
    void aNumberIsPausedResumedRegisteredAndGivenAnotherToken() {
        pauseNumber();
        resumeNumber();
        page(submit("/accounts/" + number.id() + "/subscription", Map.of()));
        page(submit("/accounts/" + number.id() + "/registration", Map.of("pin", "123456")));
        page(submit("/accounts/" + number.id() + "/access-token", Map.of("accessToken", MetaSimulator.ACCESS_TOKEN)));
        page(submit("/templates/sync", Map.of()));
        page(submit("/notices/reading", Map.of()));
    }

    private void pauseNumber() {
        page(submit("/accounts/" + number.id() + "/pause", Map.of()));
        assertThat(accounts.find(shop, number.id()).orElseThrow().status()).isEqualTo(AccountStatus.PAUSED);
    }

    private void resumeNumber() {
        page(submit("/accounts/" + number.id() + "/resumption", Map.of()));
        assertThat(accounts.find(shop, number.id()).orElseThrow().canSend()).isTrue();
    }

    private CampaignId confirmed(String name) {
        var campaign = backstage.create(name);
        backstage.confirm(campaign);
        return campaign;
    }

    private HttpResponse<String> act(CampaignId campaign, String deed) {
        return act(campaign, deed, Map.of());
    }

    private HttpResponse<String> act(CampaignId campaign, String deed, Map<String, String> fields) {
        return submit("/campaigns/" + campaign + "/" + deed, fields);
    }

    private HttpResponse<String> submit(String path, Map<String, String> fields) {
        return client.submit("/profile", path, fields);
    }

    /// What a deed leads to, which says nothing of a problem.
    private String page(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        var page =
                client.get(answer.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", ""));
        assertThat(page.statusCode()).isBetween(200, 302);
        assertThat(page.body()).doesNotContain("role=\"alert\"");
        return page.body();
    }

    private List<JournalEntry> entries(CampaignId campaign) {
        return journal.of(shop, campaign);
    }

    private long count(CampaignId campaign, MessageStatus status) {
        return overview.of(backstage.get(campaign)).counts().of(status);
    }

    private static NewContact customer(String phone) {
        return new NewContact(
                new E164(phone), null, "Rado", null, List.of("vip"), Map.of(), MarketingConsent.UNKNOWN, "api");
    }
}
