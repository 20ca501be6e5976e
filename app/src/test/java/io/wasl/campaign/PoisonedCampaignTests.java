package io.wasl.campaign;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.dispatch.Dispatch;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// One campaign whose row cannot be read, for whatever reason, beside another client's that is well.
class PoisonedCampaignTests extends Launches {

    private final Deadlines deadlines;
    private final Latecomers latecomers;
    private final LookBack lookBack;
    private final Dispatch dispatch;

    PoisonedCampaignTests(
            @Autowired Parts parts,
            @Autowired Deadlines deadlines,
            @Autowired Latecomers latecomers,
            @Autowired LookBack lookBack,
            @Autowired Dispatch dispatch) {
        super(parts);
        this.deadlines = deadlines;
        this.latecomers = latecomers;
        this.lookBack = lookBack;
        this.dispatch = dispatch;
    }

    @Test
    void itDoesNotHoldUpTheLaunchOfOthers() {
        poison(confirmed(10));
        shop.open();
        var well = confirmed(10);

        var first = launch.step(Set.of());

        assertThat(first).isInstanceOf(LaunchStep.Failed.class);
        launch.step(Set.of(((LaunchStep.Failed) first).campaign()));
        assertThat(find(well).status()).isEqualTo(CampaignStatus.RUNNING);
    }

    @Test
    void itDoesNotHoldUpTheEndOfOthers() {
        var end = clock.instant().plus(Duration.ofHours(1));
        shop.crowd(10);
        poison(confirm(shop.draft().withEndsAt(end)));
        shop.sql("UPDATE campaign SET ends_at = now()");
        shop.open();
        shop.crowd(10);
        var well = confirm(shop.draft().withEndsAt(end));
        shop.sql("UPDATE campaign SET ends_at = now()");

        deadlines.keep();

        assertThat(find(well).status()).isEqualTo(CampaignStatus.CANCELLED);
    }

    @Test
    void itDoesNotHoldUpLatecomers() {
        var poisoned = confirmed(10);
        shop.pauseAccount();
        step();
        poison(poisoned);
        shop.open();
        var well = confirmed(10);
        shop.pauseAccount();
        step();
        shop.resumeAccount();

        latecomers.look();

        assertThat(find(well).status()).isEqualTo(CampaignStatus.CONFIRMED);
    }

    @Test
    void itDoesNotHoldUpTheWatchOfOthersNorTheirLateStatuses() {
        var poisoned = confirmed(10);
        step();
        poison(poisoned);
        shop.open();
        var well = confirmed(10);
        stepsUntilNothingOf(poisoned);
        shop.template("status = 'PAUSED'");

        watch.look();

        assertThat(find(well).reason()).isEqualTo("template_paused");
        shop.sql("UPDATE campaign SET status = 'completed', finished_at = now() - interval '1 minute'");
        assertThat(lookBack.look()).isPositive();
        assertThat(lookBack.look()).as("not again at once").isZero();
    }

    @Test
    void onlyCampaignsThatMayMoveAreAskedFor() {
        var over = confirmed(10);
        stepsUntilNothing();
        shop.sql("UPDATE campaign SET status = 'completed', finished_at = now()");
        shop.sql("UPDATE batch SET state = 'FINISHED', finished_at = now()");

        assertThat(dispatch.unfinished())
                .doesNotContain(requireNonNull(find(over).batch()));
    }

    private void poison(CampaignId campaign) {
        shop.sql("UPDATE campaign SET schedule_at = now(), schedule_zone = 'Nowhere/%s' WHERE id = '%s'"
                .formatted(UUID.randomUUID(), campaign));
    }

    private void stepsUntilNothingOf(CampaignId except) {
        LaunchStep step;
        do {
            step = launch.step(Set.of(except));
        } while (step instanceof LaunchStep.Taken);
    }
}
