package io.wasl.campaign;

import static io.wasl.campaign.CampaignStatus.CANCELLED;
import static io.wasl.campaign.CampaignStatus.CHECKED;
import static io.wasl.campaign.CampaignStatus.COMPLETED;
import static io.wasl.campaign.CampaignStatus.CONFIRMED;
import static io.wasl.campaign.CampaignStatus.DRAFT;
import static io.wasl.campaign.CampaignStatus.PAUSED;
import static io.wasl.campaign.CampaignStatus.RUNNING;
import static io.wasl.campaign.CampaignStatus.SCHEDULED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CampaignStatusTests {

    @Test
    void nothingIsSentWithoutACheckAndAConfirmation() {
        assertThat(reachable(DRAFT)).containsExactlyInAnyOrder(DRAFT, CHECKED, CANCELLED);
        assertThat(reachable(CHECKED)).containsExactlyInAnyOrder(DRAFT, CHECKED, SCHEDULED, CONFIRMED, CANCELLED);
    }

    @Test
    void whatIsConfirmedCannotBeWrittenAgain() {
        assertThat(reachable(CONFIRMED)).containsExactlyInAnyOrder(RUNNING, PAUSED, CANCELLED);
        assertThat(reachable(SCHEDULED)).containsExactlyInAnyOrder(RUNNING, PAUSED, CANCELLED);
        assertThat(reachable(RUNNING)).containsExactlyInAnyOrder(PAUSED, COMPLETED, CANCELLED);
        assertThat(reachable(PAUSED)).containsExactlyInAnyOrder(RUNNING, SCHEDULED, CONFIRMED, COMPLETED, CANCELLED);
    }

    @Test
    void whatIsOverStaysOverUnlessSomeOfItIsSentAgain() {
        assertThat(reachable(CANCELLED)).isEmpty();
        assertThat(reachable(COMPLETED)).containsExactly(RUNNING);
        assertThat(CANCELLED.isOver()).isTrue();
        assertThat(COMPLETED.isOver()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everythingThatIsNotOverCanBeCancelled(CampaignStatus status) {
        assertThat(status.canBecome(CANCELLED)).isEqualTo(!status.isOver());
    }

    private static EnumSet<CampaignStatus> reachable(CampaignStatus from) {
        EnumSet<CampaignStatus> reachable = EnumSet.allOf(CampaignStatus.class);
        reachable.removeIf(next -> !from.canBecome(next));
        return reachable;
    }
}
