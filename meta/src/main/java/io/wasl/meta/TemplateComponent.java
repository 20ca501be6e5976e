package io.wasl.meta;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// The values for one part of a template; parts without variables are left out of a message.
public sealed interface TemplateComponent {

    record Header(List<TemplateParameter> parameters) implements TemplateComponent {
        public Header {
            parameters = List.copyOf(parameters);
        }
    }

    record Body(List<TemplateParameter> parameters) implements TemplateComponent {
        public Body {
            parameters = List.copyOf(parameters);
        }
    }

    /// @param subType `url`, `quick_reply`, `copy_code`, …
    record Button(String subType, int index, TemplateParameter parameter) implements TemplateComponent {}

    /// A part written out by hand, such as a carousel.
    record Raw(JsonNode content) implements TemplateComponent {}
}
