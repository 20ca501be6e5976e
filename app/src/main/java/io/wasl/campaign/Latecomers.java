package io.wasl.campaign;

import io.wasl.database.Scopes;
import org.springframework.stereotype.Component;

/// Lets campaigns start whose number could not send when they were due, once it can.
@Component
class Latecomers {

    private final Runs runs;
    private final Campaigns campaigns;
    private final JournalEntries journal;
    private final Surroundings surroundings;
    private final OneByOne oneByOne;
    private final Scopes scopes;

    Latecomers(
            Runs runs,
            Campaigns campaigns,
            JournalEntries journal,
            Surroundings surroundings,
            OneByOne oneByOne,
            Scopes scopes) {
        this.runs = runs;
        this.campaigns = campaigns;
        this.journal = journal;
        this.surroundings = surroundings;
        this.oneByOne = oneByOne;
        this.scopes = scopes;
    }

    void look() {
        oneByOne.each("late start", runs.heldUp(Launch.ACCOUNT_NOT_READY), this::look);
    }

    private void look(CampaignRef seen) {
        Campaign campaign = campaigns.get(seen.tenant(), seen.id());
        Circumstances now = surroundings.of(campaign);
        if (now.account() != null && now.account().canSend()) {
            letGo(campaign);
        }
    }

    private void letGo(Campaign seen) {
        scopes.tenant(seen.tenant(), () -> {
            Campaign campaign = campaigns.lock(seen.tenant(), seen.id());
            boolean stillHeldUp =
                    campaign.status() == CampaignStatus.PAUSED && Launch.ACCOUNT_NOT_READY.equals(campaign.reason());
            if (stillHeldUp && runs.move(campaign, campaign.afterPause(), null)) {
                journal.write(campaign.tenant(), campaign.id(), Happening.RESUMED, "", null);
            }
        });
    }
}
