package io.wasl.template;

import io.wasl.connection.AccountRef;
import io.wasl.connection.AccountRefused;
import io.wasl.connection.Accounts;
import io.wasl.kernel.Clockwork;
import io.wasl.kernel.Stumbles;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Asks Meta for templates in the background: those of a new account at once, after an event soon, and now and then
/// because an event may have been lost.
@Component
@ConditionalOnProperty("wasl.engine")
class TemplateWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TemplateWatch.class);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofHours(6);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Accounts accounts;
    private final Templates templates;
    private final TemplateSyncs syncs;
    private final Stumbles<AccountRef> stumbles;
    private final Clockwork clockwork = new Clockwork("template-watch", 1);

    TemplateWatch(Accounts accounts, Templates templates, TemplateSyncs syncs, Clock clock) {
        this.accounts = accounts;
        this.templates = templates;
        this.syncs = syncs;
        this.stumbles = new Stumbles<>(clock);
    }

    @Override
    public void start() {
        clockwork.every(LOOK, LOOK, this::look);
    }

    @Override
    public void stop() {
        clockwork.stop();
    }

    @Override
    public boolean isRunning() {
        return clockwork.isRunning();
    }

    void look() {
        try {
            stumbles.each(accounts.oneOfEachBusiness(), this::look, this::tell);
        } catch (RuntimeException e) {
            log.warn("A look at the templates failed; the next one comes in {}", LOOK, e);
        }
    }

    private void look(AccountRef business) {
        if (syncs.claim(business, FRESH, PAUSE)) {
            sync(business);
        }
    }

    private void tell(AccountRef business, Duration pause, RuntimeException why) {
        log.warn(
                "Templates of business account {} cannot be kept; they are asked for again in {}",
                business.wabaId(),
                pause.compareTo(FRESH) < 0 ? FRESH : pause,
                why);
    }

    private void sync(AccountRef business) {
        try {
            SyncResult result = templates.sync(business.tenant(), business.id());
            log.info("Templates of business account {}: {}", business.wabaId(), result);
        } catch (AccountRefused e) {
            log.info(
                    "Templates of business account {} cannot be read: {}; they are asked for again in {}",
                    business.wabaId(),
                    e.getMessage(),
                    FRESH);
        }
    }
}
