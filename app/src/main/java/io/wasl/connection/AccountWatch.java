package io.wasl.connection;

import io.wasl.kernel.Clockwork;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Keeps in the background what is known about accounts fresh: Meta does not report everything by webhook.
@Component
@ConditionalOnProperty("wasl.engine")
class AccountWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AccountWatch.class);
    private static final Duration SIGHTINGS_KEPT = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofSeconds(20);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final int ACCOUNTS_PER_LOOK = 20;
    // Few, and beside the accounts: whoever claims a thousand numbers does not keep Meta from being asked about theirs.
    private static final int CLAIMS_PER_LOOK = 5;
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Accounts accounts;
    private final WhatsAppAccounts table;
    private final Claims claims;
    private final Proofs proofs;
    private final Sightings sightings;
    private final AccountNews news;
    private final Clockwork clockwork = new Clockwork("account-watch", 2);

    AccountWatch(
            Accounts accounts,
            WhatsAppAccounts table,
            Claims claims,
            Proofs proofs,
            Sightings sightings,
            AccountNews news) {
        this.accounts = accounts;
        this.table = table;
        this.claims = claims;
        this.proofs = proofs;
        this.sightings = sightings;
        this.news = news;
    }

    @Override
    public void start() {
        every(SIGHTINGS_KEPT, this::keepSightings);
        every(LOOK, this::refreshStale);
        every(LOOK, this::askAboutClaims);
    }

    @Override
    public void stop() {
        if (clockwork.isRunning()) {
            clockwork.stop();
            keepSightings();
        }
    }

    @Override
    public boolean isRunning() {
        return clockwork.isRunning();
    }

    private void keepSightings() {
        table.saw(sightings.take());
    }

    void refreshStale() {
        table.claimStale(FRESH, ACCOUNTS_PER_LOOK).forEach(this::refresh);
    }

    private void refresh(Account account) {
        try {
            Instant end = accounts.refresh(account.tenant(), account.id()).tokenExpiresAt();
            if (end != null) {
                news.tokenEnds(account, end);
            }
        } catch (NoSuchAccount e) {
            log.info("Account {} ({}) was removed a moment ago", account.name(), account.id());
        } catch (AccountRefused e) {
            log.warn(
                    "Account {} ({}) cannot be examined: {}; it is looked at again in an hour",
                    account.name(),
                    account.id(),
                    e.getMessage());
        } catch (RuntimeException e) {
            log.warn(
                    "Account {} ({}) stumbles at its examination; it is looked at again in an hour, the others now",
                    account.name(),
                    account.id(),
                    e);
        }
    }

    /// Whoever entered a number while Meta could not be reached need not come back for it.
    void askAboutClaims() {
        proofs.settle();
        for (Account claim : claims.take(SOON, FRESH, CLAIMS_PER_LOOK)) {
            try {
                accounts.refresh(claim.tenant(), claim.id());
            } catch (NoSuchAccount e) {
                log.info("Claim {} ({}) was taken away a moment ago", claim.name(), claim.id());
            } catch (AccountRefused e) {
                log.info(
                        "Account {} ({}) is not confirmed: {}; Meta is asked again by itself",
                        claim.name(),
                        claim.id(),
                        e.getMessage());
            }
        }
    }

    private void every(Duration pause, Runnable work) {
        clockwork.every(pause, pause, () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                log.warn("A look at the accounts failed; the next one comes in {}", pause, e);
            }
        });
    }
}
