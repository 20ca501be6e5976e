package io.wasl.meta;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// What is said.
public sealed interface Message {

    /// The `type` Meta knows it by.
    String type();

    record Text(String body, boolean previewUrl) implements Message {
        @Override
        public String type() {
            return "text";
        }
    }

    record Template(String name, String language, List<TemplateComponent> components) implements Message {
        public Template {
            components = List.copyOf(components);
        }

        @Override
        public String type() {
            return "template";
        }
    }

    /// Any other type: `content` is what Meta expects under the key `type`.
    record Raw(String type, JsonNode content) implements Message {
        public Raw {
            if (!type.matches("[a-z_]{1,40}")) {
                throw new IllegalArgumentException("A message type is a word of lower-case letters");
            }
        }
    }
}
