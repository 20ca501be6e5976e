package io.wasl.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A key as it is shown: everything but the key.
///
/// @param hint its first characters
public record ApiKey(
        UUID id,
        String label,
        String hint,
        List<String> scopes,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant expiresAt) {}
