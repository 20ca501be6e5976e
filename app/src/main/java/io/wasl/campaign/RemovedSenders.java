package io.wasl.campaign;

import io.wasl.connection.AccountId;
import io.wasl.connection.AccountRemoved;
import io.wasl.database.Scopes;
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
    private final CallingOff callingOff;
    private final Scopes scopes;

    RemovedSenders(Runs runs, CallingOff callingOff, Scopes scopes) {
        this.runs = runs;
        this.callingOff = callingOff;
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
            callingOff.callOff(campaign, removed.by(), REASON);
        }
    }
}
