package io.wasl.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Meta reports an error that concerns a whole number rather than one message.
public record ErrorReported(String wabaId, @Nullable String phoneNumberId, EventError error) implements WebhookEvent {

    static WebhookEvent read(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode error = RepairedText.of(raw);
        if (!error.isObject()) {
            throw new MalformedEvent("an error that is not an object");
        }
        return new ErrorReported(origin.wabaId(), origin.phoneNumberId(), EventError.read(error));
    }
}
