package io.wasl.campaign;

import io.wasl.database.Scopes;
import org.springframework.stereotype.Component;

/// Ends campaigns whose end has come before all of their messages left. Dispatch lets nothing of them leave from that
/// moment on, whenever they are ended here.
@Component
class Deadlines {

    private static final String REASON = "end_reached";

    private final Runs runs;
    private final Campaigns campaigns;
    private final CallingOff callingOff;
    private final CampaignNews news;
    private final OneByOne oneByOne;
    private final Scopes scopes;

    Deadlines(
            Runs runs,
            Campaigns campaigns,
            CallingOff callingOff,
            CampaignNews news,
            OneByOne oneByOne,
            Scopes scopes) {
        this.runs = runs;
        this.campaigns = campaigns;
        this.callingOff = callingOff;
        this.news = news;
        this.oneByOne = oneByOne;
        this.scopes = scopes;
    }

    void keep() {
        oneByOne.each("end", runs.overdue(), this::end);
    }

    private void end(CampaignRef seen) {
        scopes.tenant(seen.tenant(), () -> {
            Campaign campaign = campaigns.lock(seen.tenant(), seen.id());
            if (!campaign.status().isOver()) {
                callingOff.callOff(campaign, "", REASON);
                news.ended(campaign);
            }
        });
    }
}
