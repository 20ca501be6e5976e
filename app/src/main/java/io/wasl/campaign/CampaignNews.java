package io.wasl.campaign;

import io.wasl.notice.NewNotice;
import io.wasl.notice.NoticeKind;
import io.wasl.notice.Notices;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells a client what became of a campaign while nobody watched it.
@Component
class CampaignNews {

    private final Notices notices;
    private final Clock clock;

    CampaignNews(Notices notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /// @param reason a word of ours, or words of somebody's
    void paused(Campaign campaign, @Nullable String reason) {
        tell(
                campaign,
                NoticeKind.CAMPAIGN_PAUSED,
                "at " + clock.instant(),
                List.of(campaign.name(), reason == null ? "" : word(reason)));
    }

    void finished(Campaign campaign) {
        tell(campaign, NoticeKind.CAMPAIGN_FINISHED, "finished", List.of(campaign.name()));
    }

    /// Its end came before all of its messages left.
    void ended(Campaign campaign) {
        tell(campaign, NoticeKind.CAMPAIGN_ENDED, "ended", List.of(campaign.name()));
    }

    private void tell(Campaign campaign, NoticeKind kind, String fact, List<String> values) {
        notices.tell(
                campaign.tenant(),
                new NewNotice(kind, campaign.id() + " " + fact, "/campaigns/" + campaign.id(), values));
    }

    private static String word(String reason) {
        return reason.matches("[a-z_]+") ? "campaign.reason." + reason : reason;
    }
}
