package io.wasl.dispatch;

import io.wasl.connection.AccountId;
import io.wasl.kernel.TenantId;
import io.wasl.message.Fact;
import io.wasl.message.Lane;
import io.wasl.message.MessageId;
import io.wasl.message.Purpose;
import io.wasl.meta.Recipient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message that waits in the queue, with all that is needed to send it.
///
/// @param content what Meta expects under the key `type`, as JSON; null where the batch's mould is filled
record Waiting(
        TenantId tenant,
        AccountId account,
        MessageId id,
        @Nullable Batch batch,
        Lane lane,
        Recipient to,
        String type,
        @Nullable String content,
        List<String> variables,
        @Nullable String replyTo) {

    Purpose purpose() {
        return batch == null ? Purpose.of(lane) : batch.purpose();
    }

    Fact.About about(int attempt) {
        return new Fact.About(tenant, account, id, attempt);
    }
}
