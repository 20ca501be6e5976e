package io.wasl.template;

import io.wasl.connection.AccountRef;
import io.wasl.connection.AccountRefused;
import io.wasl.connection.Accounts;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Asks Meta for templates in the background: those of a new account at once, after an event soon, and now and then
/// because
/// an event may have been lost.
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
    private @Nullable ScheduledExecutorService clockwork;

    TemplateWatch(Accounts accounts, Templates templates, TemplateSyncs syncs) {
        this.accounts = accounts;
        this.templates = templates;
        this.syncs = syncs;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nothing comes out of it: every failure is told where it happens
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("template-watch").factory());
        started.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        clockwork = started;
    }

    @Override
    public synchronized void stop() {
        if (clockwork != null) {
            clockwork.shutdownNow();
            clockwork = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clockwork != null;
    }

    private void look() {
        try {
            for (AccountRef business : accounts.oneOfEachBusiness()) {
                if (syncs.claim(business, FRESH, PAUSE)) {
                    sync(business);
                }
            }
        } catch (RuntimeException e) {
            log.warn("A look at the templates failed; the next one comes in {}", LOOK, e);
        }
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
