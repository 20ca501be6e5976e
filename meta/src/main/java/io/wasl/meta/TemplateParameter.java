package io.wasl.meta;

import org.jspecify.annotations.Nullable;

/// One value put into a template.
public sealed interface TemplateParameter {

    /// @param name the variable's name in a template with named variables, null where they are counted
    record Text(@Nullable String name, String text) implements TemplateParameter {}

    /// What a tap on a quick reply sends back.
    record Payload(String payload) implements TemplateParameter {}

    record CouponCode(String code) implements TemplateParameter {}

    /// @param kind `image`, `video` or `document`
    /// @param source an `https://` address, or the id of uploaded media
    record Media(String kind, String source) implements TemplateParameter {
        boolean isLink() {
            return source.startsWith("https://") || source.startsWith("http://");
        }
    }
}
