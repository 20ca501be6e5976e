package io.wasl.campaign;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Where a campaign's variables come from, as the API writes it, which is also how it is stored.
public final class VariablesJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private VariablesJson() {}

    public static JsonNode tree(Map<String, VariableSource> variables) {
        ObjectNode json = MAPPER.createObjectNode();
        // Sorted, so that equal variables are equal texts.
        new TreeMap<>(variables).forEach((name, source) -> {
            ObjectNode one = json.putObject(name);
            switch (source) {
                case VariableSource.Text(String value) -> one.put("value", value);
                case VariableSource.Attribute(String attribute, @Nullable String otherwise) -> {
                    one.put("attribute", attribute);
                    if (otherwise != null) {
                        one.put("default", otherwise);
                    }
                }
            }
        });
        return json;
    }

    static Map<String, VariableSource> read(String json) {
        Map<String, VariableSource> variables = new TreeMap<>();
        MAPPER.readTree(json).properties().forEach(entry -> variables.put(entry.getKey(), source(entry.getValue())));
        return variables;
    }

    private static VariableSource source(JsonNode json) {
        JsonNode value = json.path("value");
        return value.isString()
                ? new VariableSource.Text(value.stringValue())
                : new VariableSource.Attribute(
                        json.path("attribute").stringValue(),
                        json.path("default").isString() ? json.path("default").stringValue() : null);
    }
}
