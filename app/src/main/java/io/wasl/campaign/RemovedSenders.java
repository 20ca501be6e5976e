package io.wasl.campaign;

import io.wasl.connection.AccountId;
import io.wasl.connection.AccountRemoved;
import io.wasl.database.Scopes;
import io.wasl.dispatch.BatchId;
import io.wasl.dispatch.Dispatch;
import io.wasl.kernel.TenantId;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Ends the campaigns of a number that is removed: nothing could leave any more.
@Component
public class RemovedSenders {

    private static final int BEFORE_THEIR_BATCHES = 0;
    private static final String REASON = "account_removed";

    private final Runs runs;
    private final JournalEntries journal;
    private final Dispatch dispatch;
    private final Scopes scopes;

    RemovedSenders(Runs runs, JournalEntries journal, Dispatch dispatch, Scopes scopes) {
        this.runs = runs;
        this.journal = journal;
        this.dispatch = dispatch;
        this.scopes = scopes;
    }

    /// What would end if the number were removed now.
    public List<Campaign> threatened(TenantId tenant, AccountId account) {
        return scopes.tenant(tenant, () -> runs.unfinished(tenant, account));
    }

    /// In the transaction that removes the number.
    @EventListener
    @Order(BEFORE_THEIR_BATCHES)
    void cancel(AccountRemoved removed) {
        for (Campaign campaign : runs.unfinished(removed.tenant(), removed.account())) {
            BatchId batch = campaign.batch();
            if (batch != null) {
                dispatch.callOff(removed.tenant(), batch);
                if (!campaign.sealed()) {
                    dispatch.seal(removed.tenant(), batch);
                }
            }
            runs.move(campaign, CampaignStatus.CANCELLED, REASON);
            journal.write(removed.tenant(), campaign.id(), Happening.CANCELLED, removed.by(), REASON);
        }
    }
}
