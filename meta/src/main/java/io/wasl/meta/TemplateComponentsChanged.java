package io.wasl.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A template's text was changed, by its owner or by Meta.
///
/// @param language always with an underscore, as in `en_US`
/// @param body the new text
public record TemplateComponentsChanged(
        String wabaId,
        String templateId,
        String name,
        String language,
        String body,
        @Nullable String header,
        @Nullable String footer)
        implements WebhookEvent {

    static WebhookEvent read(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode value = RepairedText.of(raw);
        return new TemplateComponentsChanged(
                origin.wabaId(),
                Json.required(value, "message_template_id"),
                Json.required(value, "message_template_name"),
                AccountEvents.language(value),
                Json.text(value, "message_template_element", ""),
                Json.text(value, "message_template_title"),
                Json.text(value, "message_template_footer"));
    }
}
