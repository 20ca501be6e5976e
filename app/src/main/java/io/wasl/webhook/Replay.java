package io.wasl.webhook;

import io.wasl.kernel.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An order to hand a stretch of the log out once more.
///
/// @param client whose events are meant; null for everybody's
/// @param deliveries how many were handed out so far
/// @param doneAt null while it goes on
public record Replay(
        long id,
        @Nullable TenantId client,
        Instant from,
        Instant to,
        long deliveries,
        @Nullable Instant doneAt) {}
