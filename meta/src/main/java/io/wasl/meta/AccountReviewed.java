package io.wasl.meta;

import tools.jackson.databind.JsonNode;

/// Meta reviewed a business account.
///
/// @param decision `APPROVED`, `REJECTED`, `PENDING`, `DEFERRED`; may gain values
public record AccountReviewed(String wabaId, String decision) implements WebhookEvent {

    static WebhookEvent read(WebhookDecoder.Origin origin, JsonNode raw) {
        return new AccountReviewed(origin.wabaId(), Json.required(RepairedText.of(raw), "decision"));
    }
}
