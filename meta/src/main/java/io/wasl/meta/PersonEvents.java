package io.wasl.meta;

import tools.jackson.databind.JsonNode;

/// Events about people rather than messages.
final class PersonEvents {

    private PersonEvents() {}

    static WebhookEvent preference(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode preference = RepairedText.of(raw);
        String phone = Json.text(preference, "wa_id");
        String userId = Json.text(preference, "user_id");
        if (phone == null && userId == null) {
            throw new MalformedEvent("neither number nor user id of the person");
        }
        if (!"marketing_messages".equals(Json.text(preference, "category"))) {
            throw new MalformedEvent("a preference about something else than marketing");
        }
        return new MarketingPreferenceChanged(
                origin.wabaId(),
                origin.number(),
                phone,
                userId,
                Json.required(preference, "value"),
                Json.requiredInstant(preference, "timestamp"));
    }

    static WebhookEvent userId(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode update = RepairedText.of(raw);
        return new UserIdChanged(
                origin.wabaId(),
                origin.number(),
                Json.text(update, "wa_id"),
                Json.required(update.path("user_id"), "previous"),
                Json.required(update.path("user_id"), "current"),
                Json.requiredInstant(update, "timestamp"));
    }
}
