package io.wasl.doctor;

import io.wasl.connection.Account;
import io.wasl.connection.Accounts;
import io.wasl.doctor.Check.Name;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// What our own record says of the account: whether webhooks come, and whether messages may leave.
@Component
class ArrivalChecks {

    private static final Duration QUIET = Duration.ofHours(24);

    private final Accounts accounts;
    private final Clock clock;

    ArrivalChecks(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    List<Check> webhooks(Account account) {
        Instant last = account.lastWebhookAt();
        if (last == null) {
            return List.of(Check.warn(Name.WEBHOOKS, "never"));
        }
        return List.of(
                last.isBefore(clock.instant().minus(QUIET))
                        ? Check.warn(Name.WEBHOOKS, "quiet", last)
                        : Check.pass(Name.WEBHOOKS, "recent", last));
    }

    /// Looks after Meta was asked, because what it says breaks or heals an account.
    List<Check> sending(Patient patient) {
        try {
            patient.number().get();
        } catch (RuntimeException told) {
            // Told by the checks that are about it.
        }
        Account known = patient.account();
        Account account = accounts.find(known.tenant(), known.id()).orElse(known);
        String problem = account.problem() == null ? "" : account.problem();
        return List.of(
                switch (account.status()) {
                    case CONNECTED -> Check.pass(Name.SENDING, "ready", account.messagesPerSecond());
                    case PAUSED -> Check.warn(Name.SENDING, "paused", problem);
                    case BROKEN -> Check.fail(Name.SENDING, "broken");
                });
    }
}
