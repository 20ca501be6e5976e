package io.wasl.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wasl.audience.Audience;
import io.wasl.connection.AccountId;
import io.wasl.testing.WaslTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@WaslTest
@Import(Shop.class)
class SharingTests {

    private final Shop shop;
    private final Campaigns campaigns;
    private final Sharing sharing;
    private final Preflight preflight;
    private final Confirmation confirmation;
    private final Steering steering;
    private final CampaignRecipients recipients;
    private AccountId other = new AccountId(new UUID(0, 0));

    SharingTests(
            @Autowired Shop shop,
            @Autowired Campaigns campaigns,
            @Autowired Sharing sharing,
            @Autowired Preflight preflight,
            @Autowired Confirmation confirmation,
            @Autowired Steering steering,
            @Autowired CampaignRecipients recipients) {
        this.shop = shop;
        this.campaigns = campaigns;
        this.sharing = sharing;
        this.preflight = preflight;
        this.confirmation = confirmation;
        this.steering = steering;
        this.recipients = recipients;
    }

    @BeforeEach
    void open() {
        shop.open();
        other = shop.anotherNumber();
    }

    @Test
    void everybodyIsInOnePartAlsoWhoComesLater() {
        shop.crowd(3_000);
        var whole = create(shop.draft());

        var parts = sharing.share(shop.tenant(), whole, List.of(other), "Hanta");

        assertThat(parts).extracting(Campaign::name).containsExactly("Soldes (1/2)", "Soldes (2/2)");
        assertThat(parts).extracting(Campaign::account).containsExactly(shop.account(), other);
        assertThat(parts.getFirst().id()).isEqualTo(whole);
        assertThat(ready(parts)).hasSize(3_000).doesNotHaveDuplicates();
        shop.vip("+261341111111", "Rivo");
        shop.vip("+261342222222", "Hanta");
        assertThat(ready(parts)).hasSize(3_002).doesNotHaveDuplicates();
    }

    @Test
    void partsAreAsLargeAsTheLimitsAllow() {
        shop.crowd(1_000);
        var large = shop.numberOfAnotherBusiness();
        shop.giveTemplateTo(large);
        shop.limit(shop.account(), "TIER_250");
        shop.limit(large, "TIER_1K");
        var parts = sharing.share(shop.tenant(), create(shop.draft()), List.of(large), "Hanta");

        var first = check(parts.getFirst());
        var second = check(parts.getLast());

        assertThat(first.report().ready()).isBetween(150L, 250L);
        assertThat(first.report().fitsMessagingLimit()).isTrue();
        assertThat(second.report().fitsMessagingLimit()).isTrue();
        assertThat(first.report().ready() + second.report().ready()).isEqualTo(1_000);
    }

    @Test
    void spellingsOfOneNumberMeetInOnePart() {
        var list = new Audience.Recipients(List.of(
                new Audience.Recipient("+261341111111", Map.of("1", "Rivo")),
                new Audience.Recipient("034 11 111 11", Map.of("1", "Rivo")),
                new Audience.Recipient("not a number", Map.of("1", "Nobody"))));

        var parts = sharing.share(shop.tenant(), create(shop.draft(list)), List.of(other), "Hanta");

        assertThat(ready(parts)).containsExactly("+261341111111");
        assertThat(parts)
                .extracting(part -> check(part).report().total())
                .satisfies(totals -> assertThat(
                                totals.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(3));
    }

    @Test
    void eachPartIsConfirmedByItself() {
        shop.crowd(50);
        var parts = sharing.share(shop.tenant(), create(shop.draft()), List.of(other), "Hanta");

        confirm(parts.getFirst());

        assertThat(status(parts.getFirst())).isEqualTo(CampaignStatus.CONFIRMED);
        assertThat(status(parts.getLast())).isEqualTo(CampaignStatus.DRAFT);
        refused(() -> sharing.takeBack(shop.tenant(), parts.getLast().id(), "Hanta"), Refusal.PART_CONFIRMED);
        steering.cancel(shop.tenant(), parts.getFirst().id(), "Hanta");
        assertThat(sharing.takeBack(shop.tenant(), parts.getLast().id(), "Hanta")
                        .share())
                .as("nothing of the part that was called off has left")
                .isNull();
    }

    @Test
    void aShareThatIsTakenBackLeavesOneCampaignForAll() {
        shop.crowd(50);
        var whole = create(shop.draft());
        var before = preflight.check(shop.tenant(), whole, "Hanta");
        var parts = sharing.share(shop.tenant(), whole, List.of(other), "Hanta");
        check(parts.getLast());

        var again = sharing.takeBack(shop.tenant(), whole, "Hanta");

        assertThat(again.name()).isEqualTo("Soldes");
        assertThat(status(parts.getLast())).isEqualTo(CampaignStatus.CANCELLED);
        assertThat(check(again).digest()).as("as if nothing had been").isEqualTo(before.digest());
        refused(() -> sharing.takeBack(shop.tenant(), whole, "Hanta"), Refusal.NOT_SHARED);
    }

    @Test
    void aShareMadeAnewHasNothingOfTheEarlierOne() {
        shop.crowd(50);
        var whole = create(shop.draft());
        var first = sharing.share(shop.tenant(), whole, List.of(other), "Hanta");
        steering.cancel(shop.tenant(), first.getLast().id(), "Hanta");
        sharing.takeBack(shop.tenant(), whole, "Hanta");

        var parts = sharing.share(shop.tenant(), whole, List.of(other), "Hanta");

        assertThat(sharing.parts(parts.getFirst())).extracting(Campaign::id).isEqualTo(ids(parts));
        assertThat(ready(parts)).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void aCopyOfAPartIsForAll() {
        shop.crowd(50);
        var parts = sharing.share(shop.tenant(), create(shop.draft()), List.of(other), "Hanta");

        var copy = campaigns.copy(shop.tenant(), parts.getLast().id(), "Copy", "Hanta");

        assertThat(copy.share()).isNull();
        assertThat(check(copy).report().ready()).isEqualTo(50);
    }

    @Test
    void onlyNumbersThatCanSendItTakePart() {
        var whole = create(shop.draft());
        var foreign = shop.account();
        shop.open();
        var ours = create(shop.draft());
        var withoutTemplate = shop.numberOfAnotherBusiness();
        var paused = shop.anotherNumber();
        shop.sql("UPDATE whatsapp_accounts SET status = 'PAUSED' WHERE id = '" + paused + "'");

        unsuitable(ours, foreign);
        unsuitable(ours, withoutTemplate);
        unsuitable(ours, paused);
        unsuitable(ours, shop.account());
        refused(() -> sharing.share(shop.tenant(), ours, List.of(), "Hanta"), Refusal.UNSUITABLE_NUMBER);
        refused(() -> sharing.share(shop.tenant(), whole, List.of(paused), "Hanta"), Refusal.NOT_FOUND);
        assertThat(campaigns.get(shop.tenant(), ours).share()).isNull();
    }

    @Test
    void onlyACompleteDraftOfItsOwnIsShared() {
        shop.crowd(50);
        var empty = create(Draft.named("Empty").withAccount(shop.account()));
        var confirmed = create(shop.draft());
        confirm(campaigns.get(shop.tenant(), confirmed));
        var shared = create(shop.draft());
        sharing.share(shop.tenant(), shared, List.of(other), "Hanta");

        refused(() -> sharing.share(shop.tenant(), empty, List.of(other), "Hanta"), Refusal.INCOMPLETE);
        refused(() -> sharing.share(shop.tenant(), confirmed, List.of(other), "Hanta"), Refusal.NOT_EDITABLE);
        refused(() -> sharing.share(shop.tenant(), shared, List.of(other), "Hanta"), Refusal.ALREADY_SHARED);
    }

    private static List<CampaignId> ids(List<Campaign> parts) {
        return parts.stream().map(Campaign::id).toList();
    }

    private CampaignId create(Draft draft) {
        return campaigns.create(shop.tenant(), draft, "Hanta").id();
    }

    private Check check(Campaign campaign) {
        return preflight.check(shop.tenant(), campaign.id(), "Hanta");
    }

    private void confirm(Campaign campaign) {
        confirmation.confirm(shop.tenant(), campaign.id(), check(campaign).digest(), "Hanta");
    }

    private CampaignStatus status(Campaign campaign) {
        return campaigns.get(shop.tenant(), campaign.id()).status();
    }

    private List<String> ready(List<Campaign> parts) {
        List<String> phones = new ArrayList<>();
        for (Campaign part : parts) {
            check(part);
            var checked = campaigns.get(shop.tenant(), part.id());
            recipients
                    .list(shop.tenant(), checked, Verdict.READY, 0, 10_000)
                    .forEach(person -> phones.add(person.phone()));
        }
        return phones;
    }

    private void unsuitable(CampaignId campaign, AccountId number) {
        refused(() -> sharing.share(shop.tenant(), campaign, List.of(number), "Hanta"), Refusal.UNSUITABLE_NUMBER);
    }

    private static void refused(ThrowingCallable call, Refusal refusal) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CampaignRefused.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }
}
