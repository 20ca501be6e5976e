package io.wasl.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A form inside WhatsApp changed its status, or its endpoint fails or is slow.
///
/// @param event `FLOW_STATUS_CHANGE`, `CLIENT_ERROR_RATE`, `ENDPOINT_LATENCY`, …; may gain values
/// @param message in Meta's words
public record FlowChanged(
        String wabaId,
        String flowId,
        String event,
        @Nullable String message,
        @Nullable String status) implements WebhookEvent {

    static WebhookEvent read(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode value = RepairedText.of(raw);
        String status = Json.text(value, "new_status");
        return new FlowChanged(
                origin.wabaId(),
                Json.required(value, "flow_id"),
                Json.required(value, "event"),
                Json.text(value, "message"),
                status == null ? Json.text(value, "alert_state") : status);
    }
}
