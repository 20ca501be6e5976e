package io.wasl.campaign;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Moves the start of a campaign that was confirmed for a later time. What is sent, and to whom, stays as it was
/// confirmed.
@Component
public class Rescheduling {

    private final Campaigns campaigns;
    private final Runs runs;
    private final JournalEntries journal;
    private final Scopes scopes;
    private final Clock clock;

    Rescheduling(Campaigns campaigns, Runs runs, JournalEntries journal, Scopes scopes, Clock clock) {
        this.campaigns = campaigns;
        this.runs = runs;
        this.journal = journal;
        this.scopes = scopes;
        this.clock = clock;
    }

    /// @throws CampaignRefused if it does not wait for its time, or the new one is past or after its end
    public Campaign move(TenantId tenant, CampaignId id, Schedule schedule, String by) {
        return scopes.tenant(tenant, () -> {
            Campaign campaign = campaigns.lock(tenant, id);
            if (!campaign.isWaitingForItsTime()) {
                throw new CampaignRefused(
                        Refusal.NOT_SCHEDULED,
                        "The campaign is " + campaign.status().word());
            }
            if (!schedule.at().isAfter(clock.instant())) {
                throw new CampaignRefused(Refusal.PAST_START, "This start has passed already");
            }
            if (campaign.hasEndedBy(schedule.at())) {
                throw new CampaignRefused(Refusal.PAST_END, "The end of the campaign comes before");
            }
            runs.reschedule(campaign, schedule);
            journal.write(tenant, id, Happening.MOVED, by, schedule.at() + " " + schedule.zone());
            return campaigns.get(tenant, id);
        });
    }
}
