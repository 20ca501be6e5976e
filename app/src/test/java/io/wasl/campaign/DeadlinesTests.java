package io.wasl.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wasl.dispatch.UnfinishedHeld;
import io.wasl.message.MessageStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Campaigns that end before all has left, and those whose number could not send when they were due.
class DeadlinesTests extends Launches {

    private static final int CROWD = 2 * Chunks.SIZE + 500;

    private final Deadlines deadlines;
    private final Latecomers latecomers;
    private final SendingAgain sendingAgain;

    DeadlinesTests(
            @Autowired Parts parts,
            @Autowired Deadlines deadlines,
            @Autowired Latecomers latecomers,
            @Autowired SendingAgain sendingAgain) {
        super(parts);
        this.deadlines = deadlines;
        this.latecomers = latecomers;
        this.sendingAgain = sendingAgain;
    }

    @Test
    void whatHasNotLeftAtTheEndIsCancelledAndAddsUp() {
        shop.crowd(CROWD);
        var end = clock.instant().plus(Duration.ofHours(1));
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
        var campaign = confirm(shop.draft().withEndsAt(clock.instant().plus(Duration.ofHours(1))));
        stepsUntilNothing();
        shop.sql("UPDATE campaign SET status = 'completed', ends_at = now()");

        assertThatThrownBy(() -> sendingAgain.sendUnconfirmed(shop.tenant(), campaign, "Hanta"))
                .isInstanceOfSatisfying(
                        CampaignRefused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.PAST_END));
    }

    @Test
    void aCompleteCampaignGoesOnWhileSomeOfItIsSentAgain() {
        var campaign = confirmed(10);
        var stopped = confirm(shop.draft());
        var over = confirm(shop.draft());
        stepsUntilNothing();
        shop.sql("UPDATE campaign SET status = 'completed', finished_at = now()");
        shop.sql("UPDATE campaign SET status = 'cancelled' WHERE id = '" + stopped + "'");
        shop.sql("UPDATE batch SET state = 'CANCELLED' WHERE id = (SELECT batch_id FROM campaign WHERE id = '" + over
                + "')");

        watch.look();
        watch.look();

        assertThat(find(campaign).status()).isEqualTo(CampaignStatus.RUNNING);
        assertThat(find(campaign).finishedAt()).isNull();
        assertThat(find(stopped).status()).isEqualTo(CampaignStatus.CANCELLED);
        assertThat(find(over).status()).isEqualTo(CampaignStatus.COMPLETED);
        assertThat(shop.number("SELECT count(*) FROM campaign_journal WHERE what = 'reopened'", Integer.class))
                .isEqualTo(1);
        steering.cancel(shop.tenant(), campaign, "Hanta");
        assertThat(overview.of(find(campaign)).counts().of(MessageStatus.CANCELLED))
                .isEqualTo(10);
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
}
