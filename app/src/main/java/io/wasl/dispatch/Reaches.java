package io.wasl.dispatch;

import io.wasl.connection.Account;
import io.wasl.connection.AccountId;
import io.wasl.connection.SendingNumber;
import io.wasl.database.Scopes;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// How far campaigns of each number may still reach today. The limit belongs to the business, whose numbers
/// share it.
@Component
public class Reaches {

    private final ReachedUsers table;
    private final Scopes scopes;

    Reaches(ReachedUsers table, Scopes scopes) {
        this.table = table;
        this.scopes = scopes;
    }

    /// Empty where there is no limit, or none that Meta has told.
    public Optional<Reach> of(Account account) {
        if (Reach.of(account.messagingLimit(), 0) == null) {
            return Optional.empty();
        }
        long reached = scopes.tenant(account.tenant(), () -> table.count(account.tenant(), account.business()));
        return Optional.ofNullable(Reach.of(account.messagingLimit(), reached));
    }

    /// To how many more people campaigns of each number may write until it is asked again: a part of what is left,
    /// for other instances send from the other numbers at the same time. Numbers without a limit are left out.
    Map<AccountId, Long> ofNumbers(Collection<SendingNumber> numbers) {
        var limited = numbers.stream()
                .filter(number -> Reach.of(number.account().messagingLimit(), 0) != null)
                .toList();
        if (limited.isEmpty()) {
            return Map.of();
        }
        var businesses = limited.stream().map(Reaches::business).distinct().toList();
        var reached = scopes.engine(() -> table.counts(businesses));
        Map<AccountId, Long> shares = new HashMap<>();
        for (SendingNumber number : limited) {
            var reach = Reach.of(number.account().messagingLimit(), reached.getOrDefault(business(number), 0L));
            if (reach != null) {
                shares.put(number.account().id(), Math.ceilDiv(reach.room(), Math.max(1, number.senders())));
            }
        }
        return shares;
    }

    private static ReachedUsers.Business business(SendingNumber number) {
        return new ReachedUsers.Business(
                number.account().tenant(), number.account().business());
    }
}
