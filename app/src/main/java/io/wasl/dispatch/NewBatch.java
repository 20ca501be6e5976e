package io.wasl.dispatch;

import io.wasl.connection.AccountId;
import io.wasl.kernel.TenantId;
import io.wasl.message.Lane;
import io.wasl.message.Purpose;
import io.wasl.meta.TemplateMould;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Many messages of one template that leave from one number.
///
/// @param total how many will be enqueued
/// @param messagesPerSecond a pace below the number's own
/// @param purpose decides what is done about its messages in doubt
/// @param resendOnce whether a useful message without a status is sent once more by itself
/// @param endsAt from then on nothing leaves any more; null for no end
/// @param label what people know it by
public record NewBatch(
        TenantId tenant,
        AccountId account,
        Lane lane,
        TemplateMould mould,
        int total,
        @Nullable Integer messagesPerSecond,
        String label,
        Purpose purpose,
        boolean resendOnce,
        @Nullable Instant endsAt) {

    public NewBatch {
        if (total < 0) {
            throw new IllegalArgumentException("A batch cannot hold fewer than no messages");
        }
        if (messagesPerSecond != null && messagesPerSecond < 1) {
            throw new IllegalArgumentException("A batch sends at least one message per second");
        }
    }

    public NewBatch(
            TenantId tenant,
            AccountId account,
            Lane lane,
            TemplateMould mould,
            int total,
            @Nullable Integer messagesPerSecond,
            String label) {
        this(tenant, account, lane, mould, total, messagesPerSecond, label, Purpose.of(lane), false, null);
    }
}
