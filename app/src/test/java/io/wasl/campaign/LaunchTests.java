package io.wasl.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wasl.connection.Removal;
import io.wasl.database.Scopes;
import io.wasl.dispatch.BatchFinished;
import io.wasl.dispatch.UnfinishedHeld;
import io.wasl.identity.UserId;
import io.wasl.message.MessageStatus;
import io.wasl.notice.Notices;
import io.wasl.testing.WaslTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/// The launch, step by step; nothing reaches Meta because the engine is at rest.
@WaslTest
@TestPropertySource(properties = "wasl.campaign.take-back=0s")
@Import({Shop.class, LaunchTests.Parts.class})
class LaunchTests {

    /// What each notice says besides the campaign's name, the newest first.
    private List<String> told() {
        return notices.latest(shop.tenant(), new UserId(UUID.randomUUID())).stream()
                .map(notice -> (notice.kind() + " "
                                + String.join(
                                        " ", notice.values().stream().skip(1).toList()))
                        .strip())
                .toList();
    }

    private static final int CROWD = 2 * Launch.CHUNK + 500;

    private final Shop shop;
    private final Campaigns campaigns;
    private final Preflight preflight;
    private final Confirmation confirmation;
    private final Deadlines deadlines;
    private final Latecomers latecomers;
    private final Launch launch;
    private final Watch watch;
    private final Steering steering;
    private final Overview overview;
    private final Scopes scopes;
    private final Removal removal;
    private final Notices notices;

    LaunchTests(
            @Autowired Shop shop,
            @Autowired Parts parts,
            @Autowired Launch launch,
            @Autowired Watch watch,
            @Autowired Steering steering,
            @Autowired Overview overview,
            @Autowired Scopes scopes) {
        this.shop = shop;
        this.campaigns = parts.campaigns();
        this.preflight = parts.preflight();
        this.confirmation = parts.confirmation();
        this.deadlines = parts.deadlines();
        this.latecomers = parts.latecomers();
        this.launch = launch;
        this.watch = watch;
        this.steering = steering;
        this.overview = overview;
        this.scopes = scopes;
        this.removal = parts.removal();
        this.notices = parts.notices();
    }

    @BeforeEach
    void open() {
        scopes.engine(() -> shop.anywhere("UPDATE campaign SET status = 'cancelled', sealed = true"));
        shop.open();
    }

    @Test
    void everybodyIsHandedOverOnceInChunks() {
        var campaign = confirmed(CROWD);

        assertThat(stepsUntilNothing()).isEqualTo(4);

        assertThatAllAreHandedOverOnce(CROWD);
        assertThat(find(campaign).status()).isEqualTo(CampaignStatus.RUNNING);
        assertThat(find(campaign).sealed()).isTrue();
        assertThat(overview.of(find(campaign)).counts().of(MessageStatus.QUEUED))
                .isEqualTo(CROWD);
    }

    @Test
    void aCampaignStartsOnceHoweverManyLookAtOnce() throws Exception {
        var campaign = confirmed(CROWD);
        try (var instances = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 6; i++) {
                instances.execute(this::stepsUntilNothing);
            }
        }
        stepsUntilNothing();

        assertThatAllAreHandedOverOnce(CROWD);
        assertThat(shop.number("SELECT count(*) FROM batch", Integer.class)).isEqualTo(1);
        assertThat(find(campaign).sealed()).isTrue();
    }

    @Test
    void aStepThatIsCutOffLeavesNothingAndIsTakenAgain() {
        var campaign = confirmed(CROWD);
        step();
        step();
        assertThatThrownBy(() -> scopes.engine(() -> {
                    step();
                    throw new IllegalStateException("the power fails before the commit");
                }))
                .hasMessageContaining("power");
        assertThat(find(campaign).cursor()).isEqualTo(Launch.CHUNK);

        stepsUntilNothing();

        assertThatAllAreHandedOverOnce(CROWD);
    }

    @Test
    void usefulMessagesAreSentOnceMoreIfThatWasConfirmed() {
        shop.template("category = 'UTILITY'");
        shop.vip("+261341111111", "Rivo");
        var campaign = confirm(shop.draft().withResendOnce(true));

        stepsUntilNothing();

        assertThat(find(campaign).resendOnce()).isTrue();
        assertThat(shop.number("SELECT count(*) FROM batch WHERE resend_once AND purpose = 'UTILITY'", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void whoOptsOutBetweenConfirmationAndStartIsSkipped() {
        var rivo = shop.vip("+261341111111", "Rivo");
        shop.vip("+261342222222", "Hanta");
        var campaign = confirm(shop.draft());
        shop.optOut(rivo);

        stepsUntilNothing();

        var counts = overview.of(find(campaign)).counts();
        assertThat(counts.of(MessageStatus.SKIPPED)).isEqualTo(1);
        assertThat(counts.of(MessageStatus.QUEUED)).isEqualTo(1);
        assertThat(counts.total()).isEqualTo(2);
    }

    @Test
    void aCampaignThatIsStoppedHalfWayAddsUp() {
        var campaign = confirmed(CROWD);
        step();
        step();

        steering.cancel(shop.tenant(), campaign, "Hanta");

        assertThat(stepsUntilNothing()).isZero();
        var counts = overview.of(find(campaign)).counts();
        assertThat(counts.total()).isEqualTo(CROWD);
        assertThat(counts.byStatus().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(CROWD);
        assertThat(counts.of(MessageStatus.QUEUED) + counts.of(MessageStatus.CANCELLED))
                .isEqualTo(CROWD);
    }

    @Test
    void whatIsHalfHandedOverEndsWithItsNumberAndAddsUp() {
        var campaign = confirmed(CROWD);
        var waiting = confirm(shop.draft());
        step();
        step();

        removal.remove(shop.tenant(), shop.account(), "Hanta");

        assertThat(stepsUntilNothing()).isZero();
        for (var id : List.of(campaign, waiting)) {
            assertThat(find(id).status()).isEqualTo(CampaignStatus.CANCELLED);
            assertThat(find(id).reason()).isEqualTo("account_removed");
        }
        watch.look();
        var counts = overview.of(find(campaign)).counts();
        assertThat(counts.total()).isEqualTo(CROWD);
        assertThat(counts.of(MessageStatus.QUEUED) + counts.of(MessageStatus.CANCELLED))
                .isEqualTo(CROWD);
    }

    @Test
    void whatHasNotLeftAtTheEndIsCancelledAndAddsUp() {
        shop.crowd(CROWD);
        var end = Instant.now().plus(Duration.ofHours(1));
        var campaign = confirm(shop.draft().withEndsAt(end));
        var waiting = confirm(shop.draft().withEndsAt(end));
        var endless = confirm(shop.draft());
        step();
        step();
        deadlines.keep();
        assertThat(find(campaign).status()).isEqualTo(CampaignStatus.RUNNING);

        shop.sql("UPDATE campaign SET ends_at = now() WHERE ends_at IS NOT NULL");
        deadlines.keep();
        deadlines.keep();

        for (var id : List.of(campaign, waiting)) {
            assertThat(find(id).status()).isEqualTo(CampaignStatus.CANCELLED);
            assertThat(find(id).reason()).isEqualTo("end_reached");
        }
        assertThat(told()).containsExactly("CAMPAIGN_ENDED", "CAMPAIGN_ENDED");
        var counts = overview.of(find(campaign)).counts();
        assertThat(counts.total()).isEqualTo(CROWD);
        assertThat(counts.of(MessageStatus.QUEUED) + counts.of(MessageStatus.CANCELLED))
                .isEqualTo(CROWD);
        assertThat(find(endless).status()).isEqualTo(CampaignStatus.CONFIRMED);
    }

    @Test
    void nothingIsSentAgainAfterTheEnd() {
        shop.crowd(10);
        var campaign = confirm(shop.draft().withEndsAt(Instant.now().plus(Duration.ofHours(1))));
        stepsUntilNothing();
        shop.sql("UPDATE campaign SET status = 'completed', ends_at = now()");

        assertThatThrownBy(() -> steering.sendUnconfirmed(shop.tenant(), campaign, "Hanta"))
                .isInstanceOfSatisfying(
                        CampaignRefused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.PAST_END));
    }

    @Test
    void pausedAndResumedManyTimesItIsStillHandedOverOnce() {
        var campaign = confirmed(CROWD);
        step();
        for (int i = 0; i < 50; i++) {
            steering.pause(shop.tenant(), campaign, "Hanta");
            assertThat(launch.step(Set.of())).isInstanceOf(LaunchStep.Nothing.class);
            steering.resume(shop.tenant(), campaign, "Hanta");
        }

        stepsUntilNothing();

        assertThatAllAreHandedOverOnce(CROWD);
    }

    @Test
    void aTemplateThatChangedAfterTheConfirmationIsNotSent() {
        var campaign = confirmed(10);
        shop.template("version = 'v2'");

        step();

        assertThat(find(campaign).status()).isEqualTo(CampaignStatus.PAUSED);
        assertThat(find(campaign).reason()).isEqualTo("template_changed");
        assertThat(told()).containsExactly("CAMPAIGN_PAUSED campaign.reason.template_changed");
        assertThat(shop.number("SELECT count(*) FROM message", Long.class)).isZero();
    }

    @Test
    void aCampaignWhoseNumberCouldNotSendStartsOnceItCan() {
        var campaign = confirmed(10);
        shop.pauseAccount();
        step();
        assertThat(find(campaign).reason()).isEqualTo("account_not_ready");
        latecomers.look();
        assertThat(find(campaign).status()).isEqualTo(CampaignStatus.PAUSED);

        shop.resumeAccount();
        latecomers.look();

        assertThat(find(campaign).status()).isEqualTo(CampaignStatus.CONFIRMED);
        stepsUntilNothing();
        assertThatAllAreHandedOverOnce(10);
    }

    @Test
    void whatARestoredDatabaseHeldUpDoesNotStartByItself() {
        var campaign = confirmed(10);
        shop.pauseAccount();
        step();

        scopes.engine(() -> watch.pauseWhatWasDue(new UnfinishedHeld("restored")));
        shop.resumeAccount();
        latecomers.look();

        assertThat(find(campaign).status()).isEqualTo(CampaignStatus.PAUSED);
        assertThat(find(campaign).reason()).isEqualTo("restored");
    }

    @Test
    void aCampaignThatIsFinishedIsToldOnce() {
        var campaign = confirmed(10);
        stepsUntilNothing();
        var finished = new BatchFinished(
                shop.tenant(), Objects.requireNonNull(find(campaign).batch()));

        scopes.engine(() -> watch.complete(finished));
        scopes.engine(() -> watch.complete(finished));

        assertThat(find(campaign).status()).isEqualTo(CampaignStatus.COMPLETED);
        assertThat(told()).containsExactly("CAMPAIGN_FINISHED");
    }

    @Test
    void aTemplateThatIsPausedPausesItsCampaign() {
        var campaign = confirmed(10);
        stepsUntilNothing();
        shop.template("status = 'PAUSED'");

        watch.look();

        assertThat(find(campaign).status()).isEqualTo(CampaignStatus.PAUSED);
        assertThat(find(campaign).reason()).isEqualTo("template_paused");
        watch.look();
        assertThat(told()).containsExactly("CAMPAIGN_PAUSED campaign.reason.template_paused");
        assertThat(shop.number("SELECT state FROM batch", String.class)).isEqualTo("PAUSED");
    }

    @Test
    void aCampaignThatCannotBeHandedOverDoesNotHoldUpOthers() {
        var broken = confirmed(10);
        step();
        shop.sql("UPDATE batch SET total = 0, sealed = true");

        assertThat(launch.step(Set.of()))
                .isInstanceOfSatisfying(
                        LaunchStep.Failed.class,
                        failed -> assertThat(failed.campaign()).isEqualTo(broken));
        assertThat(launch.step(Set.of(broken))).isInstanceOf(LaunchStep.Nothing.class);
        assertThat(find(broken).cursor()).isZero();
    }

    private void assertThatAllAreHandedOverOnce(int people) {
        assertThat(shop.number("SELECT count(*) FROM message", Integer.class)).isEqualTo(people);
        assertThat(shop.number("SELECT count(DISTINCT phone) FROM message", Integer.class))
                .isEqualTo(people);
        assertThat(shop.number("SELECT count(*) FROM outgoing", Integer.class)).isEqualTo(people);
    }

    private CampaignId confirmed(int people) {
        shop.crowd(people);
        return confirm(shop.draft());
    }

    private CampaignId confirm(Draft draft) {
        var campaign = campaigns.create(shop.tenant(), draft, "Hanta").id();
        var check = preflight.check(shop.tenant(), campaign, "Hanta");
        return confirmation
                .confirm(shop.tenant(), campaign, check.digest(), "Hanta")
                .id();
    }

    private void step() {
        assertThat(launch.step(Set.of())).isInstanceOf(LaunchStep.Taken.class);
    }

    private int stepsUntilNothing() {
        int steps = 0;
        while (launch.step(Set.of()) instanceof LaunchStep.Taken) {
            steps++;
        }
        return steps;
    }

    private Campaign find(CampaignId campaign) {
        return campaigns.get(shop.tenant(), campaign);
    }

    /// What a campaign is taken to its start with.
    @TestComponent
    record Parts(
            Campaigns campaigns,
            Preflight preflight,
            Confirmation confirmation,
            Deadlines deadlines,
            Latecomers latecomers,
            Removal removal,
            Notices notices) {}
}
