package io.wasl.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import io.wasl.testing.Client;
import io.wasl.testing.FreePort;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import java.net.http.HttpResponse;
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
        client.signIn(platform.newOwner(shop), Platform.PASSWORD);
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
        await().until(() -> count(campaign, MessageStatus.DELIVERED) == 6);
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
