package io.wasl.message;

import io.wasl.connection.AccountId;
import io.wasl.contact.ContactId;
import io.wasl.kernel.TenantId;
import io.wasl.meta.Recipient;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message of ours that is to be sent.
///
/// @param batch whose mould it is filled into, with `variables`; null for a message that brings its own `content`
/// @param type as Meta calls it, such as `template`
/// @param body what a person reads of it
/// @param content what Meta expects under the key `type`, as JSON
/// @param status QUEUED, or SKIPPED or CANCELLED for one that is recorded without being sent
/// @param detail why it is not sent
/// @param clientRef the caller's own name for it
public record NewMessage(
        TenantId tenant,
        MessageId id,
        AccountId account,
        Recipient to,
        @Nullable ContactId contact,
        @Nullable UUID batch,
        String type,
        @Nullable String body,
        @Nullable String content,
        List<String> variables,
        MessageStatus status,
        @Nullable String detail,
        @Nullable String replyTo,
        @Nullable String clientRef) {

    public NewMessage {
        variables = List.copyOf(variables);
        if (status != MessageStatus.QUEUED && status != MessageStatus.SKIPPED && status != MessageStatus.CANCELLED) {
            throw new IllegalArgumentException("A new message cannot be " + status);
        }
        if ((batch == null) == (content == null)) {
            throw new IllegalArgumentException("A message has content of its own or is filled into a batch's mould");
        }
    }

    /// Whether both leave from the same number, for the same batch or none, as the same type.
    boolean goesWith(NewMessage other) {
        return account.equals(other.account) && Objects.equals(batch, other.batch) && type.equals(other.type);
    }
}
