package io.wasl.dispatch;

import io.wasl.connection.Account;
import io.wasl.connection.Accounts;
import io.wasl.database.Scopes;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// How far campaigns of each number may still reach today. The limit belongs to the business, whose numbers
/// share it.
@Component
public class Reaches {

    private final ReachedUsers table;
    private final Accounts accounts;
    private final Scopes scopes;

    Reaches(ReachedUsers table, Accounts accounts, Scopes scopes) {
        this.table = table;
        this.accounts = accounts;
        this.scopes = scopes;
    }

    /// Empty where there is no limit, or none that Meta has told.
    public Optional<Reach> of(Account account) {
        if (Reach.of(account.messagingLimit(), 0) == null) {
            return Optional.empty();
        }
        long reached = scopes.tenant(account.tenant(), () -> table.count(account.tenant(), account.wabaId()));
        return Optional.ofNullable(Reach.of(account.messagingLimit(), reached));
    }

    /// To how many more people campaigns of one number may write until it is asked again: a part of what is
    /// left, for other instances send from the other numbers at the same time.
    long ofNumber(Account account) {
        return of(account)
                .map(reach -> Math.ceilDiv(reach.room(), Math.max(1, siblings(account))))
                .orElse(Long.MAX_VALUE);
    }

    private long siblings(Account account) {
        return accounts.list(account.tenant()).stream()
                .filter(other -> other.wabaId().equals(account.wabaId()))
                .filter(other -> other.canSend() || other.id().equals(account.id()))
                .count();
    }
}
