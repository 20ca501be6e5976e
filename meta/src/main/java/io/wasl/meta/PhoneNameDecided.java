package io.wasl.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Meta decided on the name that people see for a number. The number is named only as people read it.
///
/// @param decision `APPROVED`, `DEFERRED`, `PENDING`, `REJECTED`; may gain values
public record PhoneNameDecided(
        String wabaId,
        String displayPhoneNumber,
        String decision,
        @Nullable String requestedName,
        @Nullable String rejectionReason)
        implements WebhookEvent {

    static WebhookEvent read(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode value = RepairedText.of(raw);
        String reason = Json.text(value, "rejection_reason");
        return new PhoneNameDecided(
                origin.wabaId(),
                Json.required(value, "display_phone_number"),
                Json.required(value, "decision"),
                Json.text(value, "requested_verified_name"),
                "NONE".equals(reason) ? null : reason);
    }
}
