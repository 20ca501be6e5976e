package io.wasl.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The username of a number was approved, reserved or deleted.
///
/// @param username absent once it is deleted
/// @param status `approved`, `deleted`, `reserved`; may gain values
public record BusinessUsernameChanged(
        String wabaId, String displayPhoneNumber, @Nullable String username, String status) implements WebhookEvent {

    static WebhookEvent read(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode value = RepairedText.of(raw);
        return new BusinessUsernameChanged(
                origin.wabaId(),
                Json.required(value, "display_phone_number"),
                Json.text(value, "username"),
                Json.required(value, "status"));
    }
}
