package io.wasl.api;

import io.wasl.audience.MappingWish;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Reads the `mapping` of an import. Both directions are understood, because both are written:
/// `{"phone":"Téléphone","attributes":{"city":"Ville"}}` and `{"Téléphone":"phone","Ville":"attribute:city"}`; a
/// column is named by its heading or its number from 1. `header`, `separator`, `encoding` and `sheet` say how the file
/// is written.
final class MappingReading {

    private static final Set<String> MEANINGS =
            Set.of("phone", "other_phone", "name", "first_name", "language", "tags", "consent", "refusal");
    private static final String FIELD = "mapping";
    private static final int LONGEST = 20_000;

    private final Map<String, String> columns = new HashMap<>();
    private @Nullable Boolean header;
    private @Nullable Character separator;
    private @Nullable String encoding;
    private @Nullable String sheet;

    private MappingReading() {}

    static MappingWish read(@Nullable String json) {
        if (json == null || json.isBlank()) {
            return MappingWish.NONE;
        }
        var reading = new MappingReading();
        object(json).properties().forEach(entry -> reading.take(entry.getKey(), entry.getValue()));
        return new MappingWish(reading.header, reading.separator, reading.encoding, reading.columns, reading.sheet);
    }

    private void take(String name, JsonNode value) {
        switch (name) {
            case "header" -> header = flag(value);
            case "separator" -> separator = separator(value);
            case "encoding" -> encoding = text(name, value);
            case "sheet" -> sheet = text(name, value);
            case "columns" -> value.properties().forEach(entry -> take(entry.getKey(), entry.getValue()));
            case "attributes" ->
                value.properties()
                        .forEach(entry -> columns.put(text(name, entry.getValue()), "attribute:" + entry.getKey()));
            case "ignored" -> value.forEach(column -> columns.put(text(name, column), name));
            default -> {
                if (MEANINGS.contains(name)) {
                    columns.put(text(name, value), name);
                } else {
                    columns.put(name, text(name, value));
                }
            }
        }
    }

    private static Boolean flag(JsonNode value) {
        if (!value.isBoolean()) {
            throw refusal("header is true or false");
        }
        return value.asBoolean();
    }

    private static Character separator(JsonNode value) {
        var text = text("separator", value);
        var one = text.equals("\\t") || text.equals("tab") ? "\t" : text;
        if (one.length() != 1) {
            throw refusal("separator is one character");
        }
        return one.charAt(0);
    }

    private static String text(String name, JsonNode value) {
        if (!value.isString() && !value.isIntegralNumber()) {
            throw refusal(name + " is neither a heading nor a number");
        }
        return value.asString();
    }

    private static JsonNode object(String json) {
        try {
            var root = json.length() > LONGEST ? null : ApiConfiguration.JSON.readTree(json);
            if (root != null && root.isObject()) {
                return root;
            }
        } catch (JacksonException notJson) {
            // Told below, together with what is JSON and no object.
        }
        throw refusal("is not a JSON object");
    }

    private static ApiProblem refusal(String message) {
        return ApiProblem.invalid(FIELD, message);
    }
}
