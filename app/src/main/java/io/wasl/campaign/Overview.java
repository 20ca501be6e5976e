package io.wasl.campaign;

import io.wasl.dispatch.BatchId;
import io.wasl.dispatch.Dispatch;
import io.wasl.dispatch.Progress;
import org.springframework.stereotype.Component;

/// Tells how far campaigns have come.
@Component
public class Overview {

    private final Dispatch dispatch;

    Overview(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    public CampaignProgress of(Campaign campaign) {
        BatchId batch = campaign.batch();
        Progress progress = batch == null
                ? null
                : dispatch.progress(campaign.tenant(), batch).orElse(null);
        if (progress == null) {
            return new CampaignProgress(campaign, Counts.before(campaign), null, null, 0);
        }
        Counts counts = Counts.of(campaign, progress);
        return campaign.status().isOver()
                ? new CampaignProgress(campaign, counts, null, null, 0)
                : new CampaignProgress(campaign, counts, progress.eta(), progress.limitedBy(), progress.perSecond());
    }
}
