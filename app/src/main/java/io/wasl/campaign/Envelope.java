package io.wasl.campaign;

import io.wasl.contact.ContactId;
import io.wasl.dispatch.Outgoing;
import io.wasl.message.MessageId;
import io.wasl.meta.Recipient.Phone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One recipient's message as it is handed over, but for its id: ids rise in the order of handing over.
///
/// @param ordinal the recipient's place in the audience
/// @param preview what a person reads of it
/// @param skipped why it is not to be sent after all; null for a message that is
record Envelope(
        int ordinal,
        Phone to,
        @Nullable ContactId contact,
        List<String> variables,
        @Nullable String preview,
        @Nullable String skipped) {

    Outgoing under(MessageId id) {
        return new Outgoing(id, to, contact, variables, preview, skipped);
    }
}
