package io.wasl.meta;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reading somebody else's JSON: within limits, and forgiving about absent and odd fields.
final class Json {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_NUMBER_CHARS = 100;
    private static final int MAX_STRING_CHARS = 1024 * 1024;
    private static final int MAX_NAME_CHARS = 1_000;
    private static final long MAX_DOCUMENT_BYTES = 16L * 1024 * 1024;
    private static final int MOST_CODE_DIGITS = 10;
    private static final long MAX_TOKENS = 2_000_000;

    /// The end of the year 9999: later instants do not print or store well.
    static final long LATEST_SECOND = 253_402_300_799L;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_CHARS)
                            .maxStringLength(MAX_STRING_CHARS)
                            .maxNameLength(MAX_NAME_CHARS)
                            .maxDocumentLength(MAX_DOCUMENT_BYTES)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .build())
            .build();

    private Json() {}

    /// The field's text, or its number written out (Meta's ids are both); null when absent, null or anything else.
    static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isString()) {
            return value.stringValue();
        }
        return value.isIntegralNumber() ? value.toString() : null;
    }

    static String text(JsonNode node, String field, String otherwise) {
        String text = text(node, field);
        return text == null ? otherwise : text;
    }

    static String required(JsonNode node, String field) {
        String text = text(node, field);
        if (text == null || text.isEmpty()) {
            throw new MalformedEvent("no " + field);
        }
        return text;
    }

    /// A time in whole seconds, written as text or number.
    static Instant requiredInstant(JsonNode node, String field) {
        String text = required(node, field);
        boolean digits = text.length() <= 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        long seconds = digits ? Long.parseLong(text) : Long.MAX_VALUE;
        if (seconds > LATEST_SECOND) {
            throw new MalformedEvent("the %s is not a time in seconds".formatted(field));
        }
        return Instant.ofEpochSecond(seconds);
    }

    static int number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isIntegralNumber() && value.canConvertToInt() ? value.intValue() : 0;
    }

    /// An error code, written as a number or as text; 0 where there is none.
    static int code(JsonNode node, String field) {
        JsonNode value = node.path(field);
        String text = value.isString() ? value.stringValue().strip() : value.isNumber() ? value.asString() : "";
        int point = text.endsWith(".0") ? text.length() - 2 : text.length();
        boolean fits = point > 0 && point < MOST_CODE_DIGITS;
        return fits && text.chars().limit(point).allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(text.substring(0, point))
                : 0;
    }

    static boolean flag(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isBoolean() && value.booleanValue();
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> decode) {
        List<T> decoded = new ArrayList<>(array.size());
        if (array.isArray()) {
            array.forEach(element -> decoded.add(decode.apply(element)));
        }
        return List.copyOf(decoded);
    }

    static List<String> strings(JsonNode array) {
        return list(array, JsonNode::asString);
    }
}
