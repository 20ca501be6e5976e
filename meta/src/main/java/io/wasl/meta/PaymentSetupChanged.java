package io.wasl.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A way to be paid within WhatsApp was set up or changed.
public record PaymentSetupChanged(
        String wabaId,
        String name,
        @Nullable String provider,
        @Nullable String status) implements WebhookEvent {

    static WebhookEvent read(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode value = RepairedText.of(raw);
        return new PaymentSetupChanged(
                origin.wabaId(),
                Json.required(value, "configuration_name"),
                Json.text(value, "provider_name"),
                Json.text(value, "status"));
    }
}
