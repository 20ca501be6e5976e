package io.wasl.connection;

import io.wasl.connection.Check.Name;
import io.wasl.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Looks at everything that an account needs to send and to receive, at Meta and here.
@Component
public class AccountHealth {

    private static final Duration QUIET = Duration.ofHours(24);

    private final Accounts accounts;
    private final SubscriptionCheck subscription;
    private final CallbackProbe probe;
    private final Callback callback;
    private final Clock clock;

    AccountHealth(
            Accounts accounts, SubscriptionCheck subscription, CallbackProbe probe, Callback callback, Clock clock) {
        this.accounts = accounts;
        this.subscription = subscription;
        this.probe = probe;
        this.callback = callback;
        this.clock = clock;
    }

    /// Asks Meta, and keeps what it tells. Takes as long as Meta does, at worst two minutes.
    ///
    /// @throws NoSuchAccount if the client has no such account
    public List<Check> examine(TenantId tenant, AccountId id) {
        List<Check> checks = new ArrayList<>();
        try {
            NumberFacts facts = accounts.refresh(tenant, id);
            checks.add(NumberChecks.token(facts.tokenExpiresAt(), clock.instant()));
            checks.add(NumberChecks.number(facts.number()));
            checks.add(Check.pass(Name.BUSINESS_ACCOUNT, "owns"));
            checks.add(NumberChecks.quality(facts.quality()));
            checks.add(NumberChecks.limit(facts.number().messagingLimit()));
            checks.add(subscription.of(get(tenant, id)));
        } catch (AccountRefused e) {
            checks.addAll(NumberChecks.trouble(e));
        }
        Account account = get(tenant, id);
        checks.add(probe.knock(callback.of(account), accounts.verifyToken(tenant, id)));
        checks.add(webhooks(account.lastWebhookAt()));
        checks.add(sending(account));
        return List.copyOf(checks);
    }

    private Check webhooks(@Nullable Instant last) {
        if (last == null) {
            return Check.warn(Name.WEBHOOKS, "never");
        }
        return last.isBefore(clock.instant().minus(QUIET))
                ? Check.warn(Name.WEBHOOKS, "quiet", last)
                : Check.pass(Name.WEBHOOKS, "recent", last);
    }

    private static Check sending(Account account) {
        return switch (account.status()) {
            case CONNECTED -> Check.pass(Name.SENDING, "ready", account.messagesPerSecond());
            case PAUSED -> Check.warn(Name.SENDING, "paused", account.problem() == null ? "" : account.problem());
            case BROKEN -> Check.fail(Name.SENDING, "broken");
        };
    }

    private Account get(TenantId tenant, AccountId id) {
        return accounts.find(tenant, id).orElseThrow(() -> new NoSuchAccount(id));
    }
}
