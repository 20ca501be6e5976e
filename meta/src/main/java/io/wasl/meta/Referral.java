package io.wasl.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The advertisement or post that somebody tapped to write to us.
///
/// @param clickId names the click to Meta's conversions API; absent for advertisements in the status list
public record Referral(
        @Nullable String sourceUrl,
        @Nullable String sourceId,
        @Nullable String sourceType,
        @Nullable String headline,
        @Nullable String body,
        @Nullable String clickId) {

    static @Nullable Referral read(JsonNode referral) {
        if (!referral.isObject() || referral.isEmpty()) {
            return null;
        }
        return new Referral(
                Json.text(referral, "source_url"),
                Json.text(referral, "source_id"),
                Json.text(referral, "source_type"),
                Json.text(referral, "headline"),
                Json.text(referral, "body"),
                Json.text(referral, "ctwa_clid"));
    }
}
