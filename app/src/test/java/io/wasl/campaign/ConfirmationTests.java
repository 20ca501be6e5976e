package io.wasl.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wasl.contact.ContactId;
import io.wasl.message.MessageStatus;
import io.wasl.testing.WaslTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@WaslTest
@Import(Shop.class)
class ConfirmationTests {

    private final Shop shop;
    private final Campaigns campaigns;
    private final Preflight preflight;
    private final Confirmation confirmation;
    private final Steering steering;
    private final Clock clock;
    private ContactId rivo = new ContactId(new UUID(0, 0));

    ConfirmationTests(
            @Autowired Shop shop,
            @Autowired Campaigns campaigns,
            @Autowired Preflight preflight,
            @Autowired Confirmation confirmation,
            @Autowired Steering steering,
            @Autowired Clock clock) {
        this.shop = shop;
        this.campaigns = campaigns;
        this.preflight = preflight;
        this.confirmation = confirmation;
        this.steering = steering;
        this.clock = clock;
    }

    @BeforeEach
    void open() {
        shop.open();
        rivo = shop.vip("+261341111111", "Rivo");
        shop.vip("+261342222222", "Hanta");
    }

    @Test
    void aConfirmedCampaignWaitsHalfAMinute() {
        var campaign = create(shop.draft());
        var before = clock.instant();

        var confirmed = confirm(campaign, check(campaign));

        assertThat(confirmed.status()).isEqualTo(CampaignStatus.CONFIRMED);
        assertThat(confirmed.confirmedBy()).isEqualTo("Hanta");
        assertThat(confirmed.launchAt())
                .isBetween(before.plusSeconds(30), clock.instant().plusSeconds(30));
    }

    @Test
    void aScheduledCampaignWaitsForItsTimeButNeverLessThanHalfAMinute() {
        var tomorrow = clock.instant().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        var later = create(shop.draft().withSchedule(new Schedule(tomorrow, ZoneId.of("Indian/Antananarivo"))));
        var atOnce = create(shop.draft()
                .withSchedule(new Schedule(Instant.parse("2020-01-01T00:00:00Z"), ZoneId.of("Europe/Paris"))));
        var before = clock.instant();

        assertThat(confirm(later, check(later)).launchAt()).isEqualTo(tomorrow);
        assertThat(campaigns.get(shop.tenant(), later).status()).isEqualTo(CampaignStatus.SCHEDULED);
        assertThat(confirm(atOnce, check(atOnce)).launchAt()).isAfterOrEqualTo(before.plusSeconds(30));
    }

    @Test
    void nobodyConfirmsWhatWasNotChecked() {
        refused(create(shop.draft()), "0".repeat(64), Refusal.STALE_CHECK);
    }

    @Test
    void anotherDigestIsStale() {
        var campaign = create(shop.draft());
        check(campaign);

        refused(campaign, "0".repeat(64), Refusal.STALE_CHECK);
        refused(campaign, "", Refusal.STALE_CHECK);
    }

    @Test
    void aNewlyOptedOutContactMakesTheCheckStale() {
        stale(() -> shop.optOut(rivo));
    }

    @Test
    void aNewNameThatWouldBeReadMakesTheCheckStale() {
        stale(() -> shop.rename(rivo, "Rivo R."));
    }

    @Test
    void aGrownAudienceMakesTheCheckStale() {
        stale(() -> shop.vip("+261343333333", "Zo"));
    }

    @Test
    void aChangedTemplateMakesTheCheckStale() {
        stale(() -> shop.template("version = 'v2'"));
    }

    @Test
    void aPausedTemplateMakesTheCheckStale() {
        stale(() -> shop.template("status = 'PAUSED'"));
    }

    @Test
    void aDearerCategoryMakesTheCheckStale() {
        stale(() -> shop.template("category = 'UTILITY'"));
    }

    @Test
    void aPausedAccountMakesTheCheckStale() {
        stale(shop::pauseAccount);
    }

    @Test
    void anEditedDraftMakesTheCheckStale() {
        var campaign = create(shop.draft());
        var digest = check(campaign);

        campaigns.edit(shop.tenant(), campaign, draft -> draft.withMessagesPerSecond(7));

        refused(campaign, digest, Refusal.STALE_CHECK);
    }

    @Test
    void anEndThatHasComeMakesTheCheckStale() {
        var campaign = create(shop.draft().withEndsAt(clock.instant().plusSeconds(10)));

        refused(campaign, check(campaign), Refusal.STALE_CHECK);
    }

    @Test
    void anotherEndMakesTheCheckStale() {
        var campaign = create(shop.draft());
        var digest = check(campaign);

        campaigns.edit(
                shop.tenant(),
                campaign,
                draft -> draft.withEndsAt(clock.instant().plusSeconds(3_600)));

        refused(campaign, digest, Refusal.STALE_CHECK);
    }

    @Test
    void whatTheCheckBlocksCannotBeConfirmed() {
        shop.template("status = 'PAUSED'");
        var campaign = create(shop.draft());

        refused(campaign, check(campaign), Refusal.BLOCKED);
    }

    @Test
    void confirmingTwiceIsRefused() {
        var campaign = create(shop.draft());
        var digest = check(campaign);
        confirm(campaign, digest);

        refused(campaign, digest, Refusal.ALREADY_CONFIRMED);
        assertThatThrownBy(() -> campaigns.edit(shop.tenant(), campaign, draft -> draft.withName("x")))
                .isInstanceOf(CampaignRefused.class);
    }

    @Test
    void ofManyWhoConfirmAtOnceExactlyOneWins() throws Exception {
        var campaign = create(shop.draft());
        var digest = check(campaign);
        var start = new CountDownLatch(1);
        List<Future<Boolean>> all = new ArrayList<>();
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                all.add(crowd.submit((Callable<Boolean>) () -> {
                    start.await();
                    return succeeds(campaign, digest);
                }));
            }
            start.countDown();
        }

        int winners = 0;
        for (var one : all) {
            winners += one.get() ? 1 : 0;
        }
        assertThat(winners).isEqualTo(1);
        assertThat(shop.number("SELECT count(*) FROM campaign_journal WHERE what = 'confirmed'", Long.class))
                .isEqualTo(1);
    }

    @Test
    void aCampaignCanBeTakenBackBeforeItStarts() {
        var campaign = create(shop.draft());
        confirm(campaign, check(campaign));

        var cancelled = steering.cancel(shop.tenant(), campaign, "Hanta");

        assertThat(cancelled.status()).isEqualTo(CampaignStatus.CANCELLED);
        assertThat(Counts.before(cancelled).of(MessageStatus.CANCELLED)).isEqualTo(2);
        assertThatThrownBy(() -> steering.cancel(shop.tenant(), campaign, "Hanta"))
                .isInstanceOf(CampaignRefused.class);
    }

    @Test
    void aCampaignCanBePausedBeforeItStartsAndWaitsOn() {
        var campaign = create(shop.draft());
        confirm(campaign, check(campaign));

        assertThat(steering.pause(shop.tenant(), campaign, "Hanta").status()).isEqualTo(CampaignStatus.PAUSED);
        assertThat(steering.resume(shop.tenant(), campaign, "Hanta").status()).isEqualTo(CampaignStatus.CONFIRMED);
    }

    private void stale(Runnable change) {
        var campaign = create(shop.draft());
        var digest = check(campaign);

        change.run();

        refused(campaign, digest, Refusal.STALE_CHECK);
        assertThat(campaigns.get(shop.tenant(), campaign).status()).isEqualTo(CampaignStatus.CHECKED);
    }

    private void refused(CampaignId campaign, String digest, Refusal refusal) {
        assertThatThrownBy(() -> confirm(campaign, digest))
                .isInstanceOfSatisfying(
                        CampaignRefused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(refusal));
    }

    private boolean succeeds(CampaignId campaign, String digest) {
        try {
            confirm(campaign, digest);
            return true;
        } catch (CampaignRefused lost) {
            assertThat(lost.refusal()).isEqualTo(Refusal.ALREADY_CONFIRMED);
            return false;
        }
    }

    private CampaignId create(Draft draft) {
        return campaigns.create(shop.tenant(), draft, "Hanta").id();
    }

    private String check(CampaignId campaign) {
        return preflight.check(shop.tenant(), campaign, "Hanta").digest();
    }

    private Campaign confirm(CampaignId campaign, String digest) {
        return confirmation.confirm(shop.tenant(), campaign, digest, "Hanta");
    }
}
