package io.wasl.connection;

import io.wasl.database.Scopes;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/// Takes a number away: its secrets, its webhooks at Meta, and whatever still waits to be sent from it. What was sent
/// and received stays.
@Component
public class Removal {

    private static final Logger log = LoggerFactory.getLogger(Removal.class);
    private static final int TRIES = 3;

    private final Accounts accounts;
    private final RemovedAccounts table;
    private final Subscriptions subscriptions;
    private final ApplicationEventPublisher events;
    private final Scopes scopes;

    Removal(
            Accounts accounts,
            RemovedAccounts table,
            Subscriptions subscriptions,
            ApplicationEventPublisher events,
            Scopes scopes) {
        this.accounts = accounts;
        this.table = table;
        this.subscriptions = subscriptions;
        this.events = events;
        this.scopes = scopes;
    }

    /// @param by the person or key that wants it, as shown to people
    /// @return whether Meta has agreed to deliver nothing more; if not, its events are kept as unmatched
    /// @throws NoSuchAccount if the client has no such account
    public boolean remove(TenantId tenant, AccountId id, String by) {
        Account account = accounts.find(tenant, id).orElseThrow(() -> new NoSuchAccount(id));
        Secret token = accounts.accessToken(tenant, id);
        boolean removed = repeated(() -> scopes.tenant(tenant, () -> {
            boolean taken = table.take(tenant, id, by);
            if (taken) {
                events.publishEvent(new AccountRemoved(tenant, id, by));
            }
            return taken;
        }));
        accounts.forget(account);
        if (!removed) {
            throw new NoSuchAccount(id);
        }
        log.info("Account {} ({}) is removed; its messages and campaigns are kept", account.name(), id);
        // Last: whoever fails before this still has a number that hears.
        return subscriptions.withdraw(account, token);
    }

    /// Campaigns and batches are locked in another order by a batch that finishes.
    private static boolean repeated(BooleanSupplier work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.getAsBoolean();
            } catch (PessimisticLockingFailureException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }
}
