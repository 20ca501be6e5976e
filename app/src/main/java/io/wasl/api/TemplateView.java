package io.wasl.api;

import io.swagger.v3.oas.annotations.media.Schema;
import io.wasl.campaign.Blank;
import io.wasl.meta.Component;
import io.wasl.meta.TemplateVariable;
import io.wasl.template.Template;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A template as the API shows it. Category, status, quality and components are Meta's words.
record TemplateView(
        String id,
        String name,
        String language,
        String category,
        @Nullable String announcedCategory,
        String status,
        String quality,
        @Nullable String rejectedReason,
        JsonNode components,
        List<Variable> variables,
        String wabaId,
        String version,
        Instant syncedAt) {

    static TemplateView of(Template template) {
        return new TemplateView(
                template.id().toString(),
                template.name(),
                template.language(),
                template.category(),
                template.announcedCategory(),
                template.definition().status(),
                template.quality().name(),
                template.rejectedReason(),
                template.definition().components(),
                Blank.of(template.variables()).stream().map(Variable::of).toList(),
                template.wabaId(),
                template.version(),
                template.syncedAt());
    }

    /// @param name what a campaign's `variables` name it by, which no other variable of the template has
    /// @param key as Meta writes it between the braces; the header's and a button's are counted from 1 again
    /// @param button counts the buttons from 0; null outside buttons
    record Variable(
            @Schema(
                    description = "What a campaign's `variables` name it by: `1` or `city` in the body, `header.1` in "
                            + "a text header, `header` for its picture, `button.0` for the end of a button's address")
            String name,

            @Schema(description = "As Meta writes it between the braces; header and buttons count from 1 again")
            String key,

            String component,
            @Nullable Integer button,
            String kind,
            @Nullable String example) {

        static Variable of(Blank blank) {
            TemplateVariable variable = blank.variable();
            return new Variable(
                    blank.name(),
                    variable.key(),
                    variable.component().name().toLowerCase(Locale.ROOT),
                    variable.component() == Component.BUTTON ? variable.buttonIndex() : null,
                    variable.kind().name().toLowerCase(Locale.ROOT),
                    variable.example());
        }
    }
}
