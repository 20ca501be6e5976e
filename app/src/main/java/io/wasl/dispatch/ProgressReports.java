package io.wasl.dispatch;

import io.wasl.connection.Account;
import io.wasl.connection.Accounts;
import io.wasl.kernel.TenantId;
import io.wasl.message.MessageStatus;
import java.time.Clock;
import java.time.Duration;
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
    private final Reaches reaches;
    private final Clock clock;

    ProgressReports(Tables tables, Accounts accounts, Reaches reaches, Clock clock) {
        this.tables = tables;
        this.accounts = accounts;
        this.reaches = reaches;
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
                                        accounts.find(tenant, batch.account()).orElse(null))));
    }

    /// @param account null if it was removed
    private Progress report(Batches.Described batch, Map<MessageStatus, Long> counts, @Nullable Account account) {
        long left = counts.getOrDefault(MessageStatus.QUEUED, 0L) + counts.getOrDefault(MessageStatus.SENDING, 0L);
        // Only what has come to a halt is held up by it.
        boolean halted = left > 0 && batch.perSecond() < 1;
        Reach reach = halted && account != null ? reaches.of(account).orElse(null) : null;
        Instant waits = halted ? tables.queue().waitsUntil(batch).orElse(null) : null;
        String limit = left == 0 ? null : limit(batch, account, reach, waits);
        return new Progress(
                batch.state(),
                batch.total(),
                counts,
                limit == null || account == null ? null : eta(batch, account, left, reach, waits),
                limit,
                batch.perSecond(),
                batch.cause(),
                batch.reason());
    }

    private static String limit(
            Batches.Described batch, @Nullable Account account, @Nullable Reach reach, @Nullable Instant waits) {
        if (account == null || !account.canSend()) {
            return Progress.ACCOUNT;
        }
        if (batch.state() != BatchState.RUNNING) {
            return Progress.PAUSED;
        }
        if (waits != null) {
            return Progress.HELD_BACK;
        }
        if (reach != null && reach.room() == 0) {
            return Progress.MESSAGING_LIMIT;
        }
        Integer own = batch.messagesPerSecond();
        return own != null && own < account.messagesPerSecond() ? Progress.BATCH_PACE : Progress.NUMBER_PACE;
    }

    private @Nullable Instant eta(
            Batches.Described batch, Account account, long left, @Nullable Reach reach, @Nullable Instant waits) {
        if (batch.state() != BatchState.RUNNING || !account.canSend()) {
            return null;
        }
        if (waits != null) {
            return waits;
        }
        double allowed = account.messagesPerSecond();
        if (batch.messagesPerSecond() != null) {
            allowed = Math.min(allowed, batch.messagesPerSecond());
        }
        double pace = batch.perSecond() > 0 ? Math.min(allowed, batch.perSecond()) : allowed;
        long days = reach == null ? 0 : reach.moreDays(left);
        return clock.instant().plus(Duration.ofDays(days)).plusMillis((long) (left / pace * 1000));
    }
}
