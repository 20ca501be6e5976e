package io.wasl.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.wasl.audience.Audience;
import io.wasl.testing.WaslTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@WaslTest
@Import(Shop.class)
class PreflightTests {

    private final Shop shop;
    private final Campaigns campaigns;
    private final Preflight preflight;
    private final Checks checks;
    private final CampaignRecipients recipients;

    PreflightTests(
            @Autowired Shop shop,
            @Autowired Campaigns campaigns,
            @Autowired Preflight preflight,
            @Autowired Checks checks,
            @Autowired CampaignRecipients recipients) {
        this.shop = shop;
        this.campaigns = campaigns;
        this.preflight = preflight;
        this.checks = checks;
        this.recipients = recipients;
    }

    @BeforeEach
    void open() {
        shop.open();
    }

    @Test
    void aCheckFreezesWhoGetsWhat() {
        shop.vip("+261341111111", "Rivo");
        shop.vip("+261342222222", "Hanta");
        var campaign = create(shop.draft());

        var check = check(campaign);

        assertThat(check.report().findings()).noneMatch(Finding::blocks);
        assertThat(check.report().ready()).isEqualTo(2);
        assertThat(check.report().cost().lines()).containsExactly(new Report.Line("MG", "marketing", 2, null));
        assertThat(campaigns.get(shop.tenant(), campaign).status()).isEqualTo(CampaignStatus.CHECKED);
        assertThat(frozen(campaign, Verdict.READY))
                .extracting(Recipient::phone, Recipient::variables)
                .containsExactly(tuple("+261341111111", List.of("Rivo")), tuple("+261342222222", List.of("Hanta")));
    }

    @Test
    void allSpellingsOfANumberAreOnePerson() {
        var campaign = create(shop.draft(new Audience.Recipients(List.of(
                listed("+261 34 11 111 11", "Rivo"),
                listed("00261341111111", "Rivo again"),
                listed("034 11 111 11", "Rivo at home"),
                listed("٠٣٤١١١١١١١", "ريفو"),
                listed("+55 11 98765-4321", "Ana"),
                listed("+5511987654321", "Ana"),
                listed("not a number", "Nobody"),
                listed("", "Nobody")))));

        var report = check(campaign).report();

        assertThat(report.ready()).isEqualTo(2);
        assertThat(report.count(Verdict.DUPLICATE)).isEqualTo(4);
        assertThat(report.count(Verdict.INVALID)).isEqualTo(2);
        assertThat(report.total()).isEqualTo(8);
        assertThat(frozen(campaign, Verdict.READY)).extracting(Recipient::phone).doesNotHaveDuplicates();
        assertThat(frozen(campaign, Verdict.INVALID))
                .extracting(Recipient::phone)
                .contains("not a number");
    }

    @Test
    void aThousandDuplicatesAreOneMessage() {
        var campaign = create(shop.draft(new Audience.Recipients(IntStream.range(0, 1_001)
                .mapToObj(i -> listed("+26134" + " ".repeat(i % 5) + "1111111", "Rivo"))
                .toList())));

        var report = check(campaign).report();

        assertThat(report.ready()).isEqualTo(1);
        assertThat(report.count(Verdict.DUPLICATE)).isEqualTo(1_000);
    }

    @Test
    void anEditMakesACheckWorthless() {
        shop.vip("+261341111111", "Rivo");
        var campaign = create(shop.draft());
        check(campaign);

        campaigns.edit(shop.tenant(), campaign, draft -> draft.withMessagesPerSecond(5));

        var edited = campaigns.get(shop.tenant(), campaign);
        assertThat(edited.status()).isEqualTo(CampaignStatus.DRAFT);
        assertThat(checks.of(shop.tenant(), edited)).isEmpty();
    }

    @Test
    void anEditThatChangesNothingLeavesTheCheck() {
        shop.vip("+261341111111", "Rivo");
        var campaign = create(shop.draft());
        check(campaign);

        campaigns.edit(shop.tenant(), campaign, draft -> draft.withName(draft.name()));

        assertThat(campaigns.get(shop.tenant(), campaign).status()).isEqualTo(CampaignStatus.CHECKED);
    }

    @Test
    void theSameWorldHasTheSameDigestAndOnlyTheLastCheckIsKept() {
        shop.vip("+261341111111", "Rivo");
        var campaign = create(shop.draft());

        var first = check(campaign);
        var second = check(campaign);

        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(second.number()).isGreaterThan(first.number());
        assertThat(shop.number("SELECT count(*) FROM campaign_recipient", Long.class))
                .isEqualTo(1);
        assertThat(shop.number("SELECT count(*) FROM campaign_check", Long.class))
                .isEqualTo(1);
    }

    @Test
    void hostileTextsAreFrozenAsTheyAre() {
        var name = "Robert'); DROP TABLE campaign;-- \u202e {{1}} 😀";
        shop.vip("+261341111111", name);
        var campaign = create(shop.draft());

        check(campaign);

        assertThat(frozen(campaign, Verdict.READY).getFirst().variables()).containsExactly(name);
    }

    @Test
    void anotherClientsCampaignDoesNotExist() {
        var campaign = create(shop.draft());
        shop.open();

        assertThatThrownBy(() -> check(campaign))
                .isInstanceOfSatisfying(
                        CampaignRefused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.NOT_FOUND));
    }

    @Test
    void fiftyThousandPeopleAreCheckedInFullAndInOrder() {
        shop.crowd(50_000);
        var campaign = create(shop.draft());

        var report = check(campaign).report();

        assertThat(report.ready()).isEqualTo(50_000);
        assertThat(report.durationSeconds()).isEqualTo(625);
        assertThat(shop.number("SELECT count(DISTINCT phone) FROM campaign_recipient", Long.class))
                .isEqualTo(50_000);
        assertThat(shop.number("SELECT max(ordinal) FROM campaign_recipient", Integer.class))
                .isEqualTo(50_000);
    }

    private CampaignId create(Draft draft) {
        return campaigns.create(shop.tenant(), draft, "Hanta").id();
    }

    private Check check(CampaignId campaign) {
        return preflight.check(shop.tenant(), campaign, "Hanta");
    }

    private List<Recipient> frozen(CampaignId campaign, Verdict verdict) {
        return recipients.list(shop.tenant(), campaigns.get(shop.tenant(), campaign), verdict, 0, 100);
    }

    private static Audience.Recipient listed(String phone, String name) {
        return new Audience.Recipient(phone, Map.of("1", name));
    }
}
