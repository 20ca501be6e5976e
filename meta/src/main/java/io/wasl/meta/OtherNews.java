package io.wasl.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A field that Meta has but whose content it does not describe, such as `tracking_events`.
///
/// @param event what the content calls itself, if it does
public record OtherNews(
        String wabaId,
        @Nullable String phoneNumberId,
        String field,
        @Nullable String event) implements WebhookEvent {

    static WebhookEvent read(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode value = RepairedText.of(raw);
        return new OtherNews(origin.wabaId(), origin.phoneNumberId(), origin.field(), Json.text(value, "event"));
    }
}
