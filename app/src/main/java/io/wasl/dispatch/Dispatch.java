package io.wasl.dispatch;

import io.wasl.kernel.TenantId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Takes messages over and sees to it that each leaves once, at its number's pace.
@Component
public class Dispatch {

    /// Prepares a batch; all of its messages count as queued from here on.
    public BatchId open(NewBatch batch) {
        throw new UnsupportedOperationException("being built: " + batch.label());
    }

    /// Adds messages, in the caller's transaction if there is one. Into a cancelled batch they go as cancelled.
    public void enqueue(TenantId tenant, BatchId batch, List<Outgoing> messages) {
        throw new UnsupportedOperationException("being built: " + tenant + batch + messages.size());
    }

    /// Says that all messages are enqueued. If they are fewer than announced, the rest is cancelled in a cancelled
    /// batch, and the total shrinks in any other.
    public void seal(TenantId tenant, BatchId batch) {
        throw new UnsupportedOperationException("being built: " + tenant + batch);
    }

    /// @return false if the batch does not run
    public boolean pause(TenantId tenant, BatchId batch, String reason) {
        throw new UnsupportedOperationException("being built: " + tenant + batch + reason);
    }

    /// @return false if the batch is not paused
    public boolean resume(TenantId tenant, BatchId batch) {
        throw new UnsupportedOperationException("being built: " + tenant + batch);
    }

    /// Stops a batch for good: once this returns, only what was already on its way still leaves.
    ///
    /// @return false if it is over already
    public boolean cancel(TenantId tenant, BatchId batch) {
        throw new UnsupportedOperationException("being built: " + tenant + batch);
    }

    public Optional<Progress> progress(TenantId tenant, BatchId batch) {
        throw new UnsupportedOperationException("being built: " + tenant + batch);
    }

    /// Takes over one message, in the caller's transaction if there is one.
    public void send(TenantId tenant, Single message) {
        throw new UnsupportedOperationException("being built: " + tenant + message.id());
    }
}
