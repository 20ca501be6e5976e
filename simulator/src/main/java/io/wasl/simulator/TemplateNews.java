package io.wasl.simulator;

import java.time.InstantSource;
import tools.jackson.databind.node.ObjectNode;

/// Tells what happens to templates, in the webhooks that Meta has for it.
final class TemplateNews {

    private final Webhooks webhooks;
    private final InstantSource clock;

    TemplateNews(Webhooks webhooks, InstantSource clock) {
        this.webhooks = webhooks;
        this.clock = clock;
    }

    void status(Template template, String event, String reason) {
        ObjectNode value = about(template)
                .put("event", event)
                .put("message_template_category", template.category())
                .put("reason", reason);
        if (event.equals("REJECTED")) {
            value.putObject("rejection_info")
                    .put("reason", "The template does not follow the rules for its category.")
                    .put("recommendation", "Change the text or the category and submit it again.");
        }
        if (event.equals("PAUSED")) {
            value.putObject("other_info")
                    .put("title", "FIRST_PAUSE")
                    .put("description", "Your template has been paused for 3 hours because of low quality.");
        }
        if (event.equals("DISABLED")) {
            value.putObject("disable_info").put("disable_date", clock.millis() / 1_000);
        }
        send(template, "message_template_status_update", value);
    }

    void quality(Template template, String before, String now) {
        send(
                template,
                "message_template_quality_update",
                about(template).put("previous_quality_score", before).put("new_quality_score", now));
    }

    void category(Template template, String before) {
        send(
                template,
                "template_category_update",
                about(template).put("previous_category", before).put("new_category", template.category()));
    }

    private static ObjectNode about(Template template) {
        ObjectNode value = Json.object();
        try {
            value.put("message_template_id", Long.parseLong(template.id));
        } catch (NumberFormatException ownId) {
            value.put("message_template_id", template.id);
        }
        return value.put("message_template_name", template.name).put("message_template_language", template.language);
    }

    private void send(Template template, String field, ObjectNode value) {
        webhooks.send(new Update.OfAccount(template.waba, field, Json.write(value), clock.millis() / 1_000));
    }
}
