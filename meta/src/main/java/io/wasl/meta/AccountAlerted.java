package io.wasl.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Meta alerts to something about an account or a number, such as an official badge that was refused.
///
/// @param severity `CRITICAL`, `WARNING`, `INFORMATIONAL`; may gain values
/// @param alert such as `OBA_APPROVED` or `PROFILE_PICTURE_LOST`
public record AccountAlerted(
        String wabaId,
        @Nullable String entityType,
        @Nullable String entityId,
        @Nullable String severity,
        String alert,
        @Nullable String description)
        implements WebhookEvent {

    static WebhookEvent read(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode value = RepairedText.of(raw);
        JsonNode alert = value.path("alert_info").isObject() ? value.path("alert_info") : value;
        return new AccountAlerted(
                origin.wabaId(),
                Json.text(value, "entity_type"),
                Json.text(value, "entity_id"),
                Json.text(alert, "alert_severity"),
                Json.required(alert, "alert_type"),
                Json.text(alert, "alert_description"));
    }
}
