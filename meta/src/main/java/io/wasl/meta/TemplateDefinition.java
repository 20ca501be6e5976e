package io.wasl.meta;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A template as Meta keeps it.
///
/// @param category `MARKETING`, `UTILITY` or `AUTHENTICATION`; Meta may change it
/// @param status `APPROVED` and others; Meta may add more
/// @param quality `GREEN`, `YELLOW`, `RED` or `UNKNOWN`
/// @param parameterFormat `POSITIONAL` or `NAMED`
/// @param components as Meta wrote them
public record TemplateDefinition(
        String id,
        String name,
        String language,
        String category,
        String status,
        @Nullable String quality,
        @Nullable String rejectedReason,
        String parameterFormat,
        JsonNode components) {

    /// Its parts, to be kept by whoever needs the text for many recipients.
    public TemplateAnatomy anatomy() {
        return TemplateAnatomy.of(this);
    }

    /// What must be filled in, in the order in which [TemplateMould#fill] takes the values.
    public List<TemplateVariable> variables() {
        return anatomy().variables();
    }

    /// Parts that need values which a list of texts cannot give, such as `CAROUSEL`; empty for most templates.
    public List<String> unfillable() {
        return anatomy().unfillable();
    }

    /// The form into which each recipient's values are poured.
    public TemplateMould mould() {
        boolean named = parameterFormat.equalsIgnoreCase("named");
        return new TemplateMould(
                name,
                language,
                variables().stream()
                        .map(variable -> TemplateMould.Slot.of(variable, named))
                        .toList());
    }

    /// The texts with their placeholders.
    public TemplateText text() {
        return anatomy().text();
    }

    /// The texts with `values` in place of the placeholders, as the recipient will read them.
    public TemplateText text(List<String> values) {
        return anatomy().text(values);
    }
}
