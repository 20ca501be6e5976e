package io.wasl.meta;

import org.jspecify.annotations.Nullable;

/// One thing that must be filled in before a template can be sent.
///
/// @param buttonIndex counts all buttons of the template from 0; -1 outside buttons
/// @param key `1`, `2`, … or the name; for a media header its kind, for a coupon button `coupon_code`
/// @param example what was given to Meta for review
public record TemplateVariable(
        Component component,
        int buttonIndex,
        String key,
        TemplateMould.Kind kind,
        @Nullable String example) {

    static final int NOT_IN_A_BUTTON = -1;
}
