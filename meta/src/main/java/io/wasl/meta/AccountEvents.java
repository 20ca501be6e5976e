package io.wasl.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Events about templates and numbers.
final class AccountEvents {

    private AccountEvents() {}

    static WebhookEvent templateStatus(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode value = RepairedText.of(raw);
        return new TemplateStatusChanged(
                origin.wabaId(),
                Json.required(value, "message_template_id"),
                Json.required(value, "message_template_name"),
                language(value),
                Json.required(value, "event"),
                reason(value),
                Json.text(value.path("other_info"), "title"));
    }

    static WebhookEvent templateQuality(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode value = RepairedText.of(raw);
        return new TemplateQualityChanged(
                origin.wabaId(),
                Json.required(value, "message_template_id"),
                Json.required(value, "message_template_name"),
                language(value),
                Json.text(value, "previous_quality_score"),
                Json.required(value, "new_quality_score"));
    }

    static WebhookEvent templateCategory(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode value = RepairedText.of(raw);
        String announced = Json.text(value, "correct_category");
        if (announced == null) {
            Json.required(value, "new_category");
        }
        return new TemplateCategoryChanged(
                origin.wabaId(),
                Json.required(value, "message_template_id"),
                Json.required(value, "message_template_name"),
                language(value),
                // In an announcement Meta calls the present category the new one.
                Json.text(value, "new_category"),
                announced);
    }

    static WebhookEvent account(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode value = RepairedText.of(raw);
        return new AccountChanged(origin.wabaId(), Json.required(value, "event"), value);
    }

    static WebhookEvent phoneQuality(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode value = RepairedText.of(raw);
        String limit = Json.text(value, "max_daily_conversations_per_business");
        return new PhoneQualityChanged(
                origin.wabaId(),
                Json.required(value, "display_phone_number"),
                Json.required(value, "event"),
                limit == null ? Json.text(value, "current_limit") : limit);
    }

    // Meta writes both en-US and en_US.
    static String language(JsonNode value) {
        return Json.required(value, "message_template_language").replace('-', '_');
    }

    private static @Nullable String reason(JsonNode value) {
        String reason = Json.text(value, "reason");
        if (reason == null || reason.equals("NONE")) {
            return Json.text(value.path("rejection_info"), "reason");
        }
        return reason;
    }
}
