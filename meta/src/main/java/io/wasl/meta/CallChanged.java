package io.wasl.meta;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A call rang, was answered, ended, ….
///
/// @param event `connect`, `terminate`, `ringing`, `accepted`, …; may gain values
/// @param phone of the person, digits as Meta writes them; absent when the person hides the number
public record CallChanged(
        String wabaId,
        String phoneNumberId,
        String callId,
        String event,
        Instant at,
        @Nullable String phone,
        @Nullable String userId)
        implements WebhookEvent {

    static WebhookEvent read(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode call = RepairedText.of(raw);
        boolean ours = "BUSINESS_INITIATED".equals(Json.text(call, "direction"));
        String side = ours ? "to" : "from";
        return new CallChanged(
                origin.wabaId(),
                origin.number(),
                Json.required(call, "id"),
                Json.required(call, "event"),
                Json.requiredInstant(call, "timestamp"),
                Json.text(call, side),
                Json.text(call, side + "_user_id"));
    }

    static WebhookEvent readStatus(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode status = RepairedText.of(raw);
        return new CallChanged(
                origin.wabaId(),
                origin.number(),
                Json.required(status, "id"),
                Json.required(status, "status"),
                Json.requiredInstant(status, "timestamp"),
                Json.text(status, "recipient_id"),
                Json.text(status, "recipient_user_id"));
    }
}
