package io.wasl.meta;

import org.jspecify.annotations.Nullable;

/// Meta moved a template to another category, or announces that it will.
///
/// @param language always with an underscore, as in `en_US`
/// @param category what it is charged as now; absent where Meta only says what would be right
/// @param announced what it will become within a day; null once it is done
public record TemplateCategoryChanged(
        String wabaId,
        String templateId,
        String name,
        String language,
        @Nullable String category,
        @Nullable String announced)
        implements WebhookEvent {

    @Override
    public @Nullable String phoneNumberId() {
        return null;
    }
}
