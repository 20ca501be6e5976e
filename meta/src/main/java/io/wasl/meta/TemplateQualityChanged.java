package io.wasl.meta;

import org.jspecify.annotations.Nullable;

/// How readers take a template.
///
/// @param language always with an underscore, as in `en_US`
/// @param quality `GREEN`, `YELLOW`, `RED` or `UNKNOWN`
public record TemplateQualityChanged(
        String wabaId,
        String templateId,
        String name,
        String language,
        @Nullable String previousQuality,
        String quality)
        implements WebhookEvent {

    @Override
    public @Nullable String phoneNumberId() {
        return null;
    }
}
