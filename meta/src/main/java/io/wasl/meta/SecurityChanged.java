package io.wasl.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Somebody changed, or asked to change, the PIN of a number.
///
/// @param event `PIN_CHANGED`, `PIN_RESET_REQUEST`, `PIN_REQUEST_SUCCESS`; may gain values
public record SecurityChanged(
        String wabaId,
        String displayPhoneNumber,
        String event,
        @Nullable String requester) implements WebhookEvent {

    static WebhookEvent read(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode value = RepairedText.of(raw);
        return new SecurityChanged(
                origin.wabaId(),
                Json.required(value, "display_phone_number"),
                Json.required(value, "event"),
                Json.text(value, "requester"));
    }
}
