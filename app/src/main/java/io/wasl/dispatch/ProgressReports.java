package io.wasl.dispatch;

import io.wasl.connection.Account;
import io.wasl.connection.Accounts;
import io.wasl.kernel.TenantId;
import io.wasl.message.MessageStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells how far a batch has come, when it will be done, and what keeps it from being done sooner.
@Component
class ProgressReports {

    private final Tables tables;
    private final Accounts accounts;
    private final Clock clock;

    ProgressReports(Tables tables, Accounts accounts, Clock clock) {
        this.tables = tables;
        this.accounts = accounts;
        this.clock = clock;
    }

    Optional<Progress> of(TenantId tenant, BatchId id) {
        return tables.scopes()
                .tenant(
                        tenant,
                        () -> tables.batches()
                                .describe(tenant, id)
                                .map(batch -> report(
                                        batch,
                                        tables.counts().of(tenant, id),
                                        accounts.find(tenant, batch.account()).orElseThrow())));
    }

    private Progress report(Batches.Described batch, Map<MessageStatus, Long> counts, Account account) {
        long left = counts.getOrDefault(MessageStatus.QUEUED, 0L) + counts.getOrDefault(MessageStatus.SENDING, 0L);
        String limit = left == 0 ? null : limit(batch, account);
        return new Progress(
                batch.state(),
                batch.total(),
                counts,
                limit == null ? null : eta(batch, account, left),
                limit,
                batch.perSecond(),
                batch.cause(),
                batch.reason());
    }

    private static String limit(Batches.Described batch, Account account) {
        if (!account.canSend()) {
            return Progress.ACCOUNT;
        }
        if (batch.state() != BatchState.RUNNING) {
            return Progress.PAUSED;
        }
        Integer own = batch.messagesPerSecond();
        return own != null && own < account.messagesPerSecond() ? Progress.BATCH_PACE : Progress.NUMBER_PACE;
    }

    private @Nullable Instant eta(Batches.Described batch, Account account, long left) {
        if (batch.state() != BatchState.RUNNING || !account.canSend()) {
            return null;
        }
        double allowed = account.messagesPerSecond();
        if (batch.messagesPerSecond() != null) {
            allowed = Math.min(allowed, batch.messagesPerSecond());
        }
        double pace = batch.perSecond() > 0 ? Math.min(allowed, batch.perSecond()) : allowed;
        return clock.instant().plusMillis((long) (left / pace * 1000));
    }
}
