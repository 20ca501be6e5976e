package io.wasl.message;

import io.wasl.kernel.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/// All messages, in and out.
@Repository
public class Messages {

    public Optional<StoredMessage> find(TenantId tenant, MessageId id) {
        throw new UnsupportedOperationException("being built: " + tenant + id);
    }

    /// The newest first.
    ///
    /// @param before the last message of the page before
    public List<StoredMessage> list(TenantId tenant, MessageFilter filter, @Nullable MessageId before, int limit) {
        throw new UnsupportedOperationException("being built: " + tenant + filter + before + limit);
    }

    /// The messages of a batch in the order in which they were enqueued.
    ///
    /// @param statuses empty for all
    /// @param after the last message of the page before
    public List<StoredMessage> ofBatch(
            TenantId tenant, UUID batch, Set<MessageStatus> statuses, @Nullable MessageId after, int limit) {
        throw new UnsupportedOperationException("being built: " + tenant + batch + statuses + after + limit);
    }

    /// Records messages from outside; those that are on record already are left as they are.
    ///
    /// @return the ids of those that are new
    public Set<MessageId> receive(List<Inbound> messages) {
        throw new UnsupportedOperationException("being built: " + messages.size());
    }
}
