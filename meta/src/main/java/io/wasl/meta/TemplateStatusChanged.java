package io.wasl.meta;

import org.jspecify.annotations.Nullable;

/// Meta approved, refused, paused or otherwise judged a template.
///
/// @param language always with an underscore, as in `en_US`
/// @param event `APPROVED`, `REJECTED`, `PAUSED`, `DISABLED`, …; may gain values
/// @param reason why it was rejected
/// @param title which pause it is: `FIRST_PAUSE`, `SECOND_PAUSE`, `RATE_LIMITING_PAUSE`, …
public record TemplateStatusChanged(
        String wabaId,
        String templateId,
        String name,
        String language,
        String event,
        @Nullable String reason,
        @Nullable String title)
        implements WebhookEvent {

    @Override
    public @Nullable String phoneNumberId() {
        return null;
    }
}
