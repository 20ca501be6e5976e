package io.wasl.campaign;

import io.wasl.dispatch.BatchId;
import io.wasl.dispatch.Dispatch;
import io.wasl.kernel.TenantId;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Sends to those once more of whom nobody knows whether they got it, on a person's wish.
@Component
public class SendingAgain {

    private final Campaigns campaigns;
    private final JournalEntries journal;
    private final Dispatch dispatch;
    private final Clock clock;

    SendingAgain(Campaigns campaigns, JournalEntries journal, Dispatch dispatch, Clock clock) {
        this.campaigns = campaigns;
        this.journal = journal;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /// @return to how many
    /// @throws CampaignRefused if it was cancelled, has not begun, or its end has come
    public int sendUnconfirmed(TenantId tenant, CampaignId id, String by) {
        Campaign campaign = campaigns.get(tenant, id);
        BatchId batch = campaign.batch();
        if (batch == null || campaign.status() == CampaignStatus.CANCELLED) {
            throw new CampaignRefused(
                    Refusal.NOT_RUNNING, "The campaign is " + campaign.status().word());
        }
        if (campaign.hasEndedBy(clock.instant())) {
            throw new CampaignRefused(Refusal.PAST_END, "The end of the campaign has come");
        }
        int people = dispatch.sendUnconfirmed(tenant, batch, by);
        journal.write(tenant, id, Happening.SENT_AGAIN, by, String.valueOf(people));
        return people;
    }
}
