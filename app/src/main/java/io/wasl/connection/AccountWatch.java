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

    private final Accounts accounts;
    private final WhatsAppAccounts table;
    private final Sightings sightings;
    private final AccountNews news;
    private final Clockwork clockwork = new Clockwork("account-watch", 2);

    AccountWatch(Accounts accounts, WhatsAppAccounts table, Sightings sightings, AccountNews news) {
        this.accounts = accounts;
        this.table = table;
        this.sightings = sightings;
        this.news = news;
    }

    @Override
    public void start() {
        every(SIGHTINGS_KEPT, this::keepSightings);
        every(LOOK, this::refreshStale);
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

    private void refreshStale() {
        for (Account account : table.claimStale(FRESH, ACCOUNTS_PER_LOOK)) {
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
