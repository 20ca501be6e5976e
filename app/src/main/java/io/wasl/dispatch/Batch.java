package io.wasl.dispatch;

import io.wasl.connection.AccountId;
import io.wasl.kernel.TenantId;
import io.wasl.message.Lane;
import io.wasl.message.Purpose;
import io.wasl.meta.TemplateMould;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A batch that runs.
record Batch(
        TenantId tenant,
        BatchId id,
        AccountId account,
        Lane lane,
        TemplateMould mould,
        @Nullable Integer messagesPerSecond,
        Purpose purpose,
        @Nullable Instant endsAt) {}
