package io.wasl.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What has arrived and was not worked off yet.
///
/// @param deliveries counted up to a limit
/// @param oldest when the first of them came; null if there is none
public record Unread(long deliveries, @Nullable Instant oldest) {}
