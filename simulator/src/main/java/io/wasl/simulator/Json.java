package io.wasl.simulator;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reading and writing JSON where speed does not matter; writes the same bytes as [AsciiJson].
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII, JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static JsonNode read(byte[] bytes) throws JacksonException {
        return MAPPER.readTree(bytes);
    }

    static JsonNode read(String text) throws JacksonException {
        return MAPPER.readTree(text);
    }

    static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /// A string or number as text; null when absent, null, or of another kind.
    static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value != null && (value.isString() || value.isNumber()) ? value.asString() : null;
    }

    static String text(JsonNode node, String name, String otherwise) {
        String text = text(node, name);
        return text == null ? otherwise : text;
    }

    /// Enumerations are taken in any case, as Meta does, and compared in upper case.
    static String upper(JsonNode node, String name) {
        return text(node, name, "").toUpperCase(Locale.ROOT);
    }
}
