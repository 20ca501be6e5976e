package io.wasl.campaign;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Moves campaigns on without anybody's wish, writes it down and tells their clients, in the caller's transaction.
@Component
class Moves {

    private final Runs runs;
    private final JournalEntries journal;
    private final CampaignNews news;

    Moves(Runs runs, JournalEntries journal, CampaignNews news) {
        this.runs = runs;
        this.journal = journal;
        this.news = news;
    }

    /// Nothing happens if it does not stand any more where the caller believes.
    void move(Campaign campaign, CampaignStatus next, Happening what, @Nullable String reason) {
        if (runs.move(campaign, next, reason)) {
            tell(campaign, next, what, reason);
        }
    }

    /// Of one that was moved already.
    void tell(Campaign campaign, CampaignStatus now, Happening what, @Nullable String reason) {
        journal.write(campaign.tenant(), campaign.id(), what, "", reason);
        if (now == CampaignStatus.PAUSED) {
            news.paused(campaign, reason);
        } else if (now == CampaignStatus.COMPLETED) {
            news.finished(campaign);
        }
    }
}
