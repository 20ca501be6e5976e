package io.wasl.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wasl.connection.Removal;
import io.wasl.dispatch.BatchFinished;
import io.wasl.message.MessageStatus;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The launch, step by step.
class LaunchTests extends Launches {

    private static final int CROWD = 2 * Chunks.SIZE + 500;

    private final Removal removal;

    LaunchTests(@Autowired Parts parts, @Autowired Removal removal) {
        super(parts);
        this.removal = removal;
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
        assertThat(find(campaign).cursor()).isEqualTo(Chunks.SIZE);

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
}
