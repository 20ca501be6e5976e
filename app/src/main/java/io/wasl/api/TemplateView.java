package io.wasl.api;

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
                template.variables().stream().map(Variable::of).toList(),
                template.wabaId(),
                template.version(),
                template.syncedAt());
    }

    /// @param button counts the buttons from 0; null outside buttons
    /// @param key what a campaign's `variables` name it by
    record Variable(
            String key,
            String component,
            @Nullable Integer button,
            String kind,
            @Nullable String example) {

        static Variable of(TemplateVariable variable) {
            return new Variable(
                    variable.key(),
                    variable.component().name().toLowerCase(Locale.ROOT),
                    variable.component() == Component.BUTTON ? variable.buttonIndex() : null,
                    variable.kind().name().toLowerCase(Locale.ROOT),
                    variable.example());
        }
    }
}
