package io.wasl.dispatch;

import io.wasl.contact.ContactId;
import io.wasl.message.MessageId;
import io.wasl.meta.Recipient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One message of a batch.
///
/// @param id made by the caller, who can find the message again by it
/// @param variables one for each slot of the batch's mould
/// @param preview what a person reads of it
/// @param skipped why it is not to be sent after all; null for a message that is
public record Outgoing(
        MessageId id,
        Recipient to,
        @Nullable ContactId contact,
        List<String> variables,
        @Nullable String preview,
        @Nullable String skipped) {

    public Outgoing {
        variables = List.copyOf(variables);
    }
}
