package io.wasl.meta;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an access token is good for.
///
/// @param expiresAt null for a token that never expires
/// @param wabaIds the business accounts for which it may manage or send
/// @param problem why it is not valid, in Meta's words
public record TokenInspection(
        boolean valid,
        @Nullable String appId,
        @Nullable Instant expiresAt,
        List<String> scopes,
        List<String> wabaIds,
        @Nullable String problem) {

    public TokenInspection {
        scopes = List.copyOf(scopes);
        wabaIds = List.copyOf(wabaIds);
    }
}
