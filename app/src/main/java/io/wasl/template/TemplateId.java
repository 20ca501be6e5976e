package io.wasl.template;

import java.util.UUID;

public record TemplateId(UUID value) {

    /// @throws IllegalArgumentException if it is not an id
    public static TemplateId of(String text) {
        return new TemplateId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
