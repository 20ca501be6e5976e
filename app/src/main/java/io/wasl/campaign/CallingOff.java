package io.wasl.campaign;

import io.wasl.dispatch.BatchId;
import io.wasl.dispatch.Dispatch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Stops a campaign for good.
@Component
class CallingOff {

    private final Runs runs;
    private final JournalEntries journal;
    private final Dispatch dispatch;

    CallingOff(Runs runs, JournalEntries journal, Dispatch dispatch) {
        this.runs = runs;
        this.journal = journal;
        this.dispatch = dispatch;
    }

    /// Joins the caller's transaction, in which the campaign is locked. Only what is on its way already still leaves.
    /// The
    /// messages that wait count as cancelled soon after, a piece at a time: there may be a million.
    ///
    /// @param by empty for nobody
    /// @param reason null for a person's wish
    void callOff(Campaign campaign, String by, @Nullable String reason) {
        BatchId batch = campaign.batch();
        if (batch != null) {
            dispatch.cancel(campaign.tenant(), batch);
            if (!campaign.sealed()) {
                // Those who were not handed over yet count as cancelled from here on.
                dispatch.seal(campaign.tenant(), batch);
            }
        }
        runs.move(campaign, CampaignStatus.CANCELLED, reason);
        journal.write(campaign.tenant(), campaign.id(), Happening.CANCELLED, by, reason);
    }
}
