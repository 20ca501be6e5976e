package io.wasl.meta;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Text that any database and any encoder takes. The rule: NUL becomes `␀` (U+2400), half a surrogate pair becomes
/// `�` (U+FFFD), everything else stays. What needs no repair comes back as the same object.
// Repair hands back the very object when nothing was wrong, so identity is the question and costs nothing.
@SuppressWarnings({"ReferenceEquality", "StringEquality"})
final class RepairedText {

    private static final char VISIBLE_NUL = '\u2400';
    private static final char REPLACEMENT = '\uFFFD';

    private RepairedText() {}

    static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return repairFrom(i, text);
            }
        }
        return text;
    }

    static JsonNode of(JsonNode node) {
        if (node.isString()) {
            String text = node.stringValue();
            String repaired = of(text);
            return text == repaired ? node : JsonNodeFactory.instance.stringNode(repaired);
        }
        if (node instanceof ObjectNode object) {
            return ofObject(object);
        }
        if (node instanceof ArrayNode array) {
            return ofArray(array);
        }
        return node;
    }

    private static String repairFrom(int start, String text) {
        StringBuilder repaired = null;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            char good = c == 0 ? VISIBLE_NUL : c;
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                good = REPLACEMENT;
            }
            if (good != c) {
                repaired = repaired == null ? new StringBuilder(text) : repaired;
                repaired.setCharAt(i, good);
            }
        }
        return repaired == null ? text : repaired.toString();
    }

    private static JsonNode ofObject(ObjectNode object) {
        boolean changed = false;
        ObjectNode repaired = JsonNodeFactory.instance.objectNode();
        for (var property : object.properties()) {
            String name = of(property.getKey());
            JsonNode value = of(property.getValue());
            changed |= name != property.getKey() || value != property.getValue();
            repaired.set(name, value);
        }
        return changed ? repaired : object;
    }

    private static JsonNode ofArray(ArrayNode array) {
        boolean changed = false;
        ArrayNode repaired = JsonNodeFactory.instance.arrayNode();
        for (JsonNode element : array) {
            JsonNode value = of(element);
            changed |= value != element;
            repaired.add(value);
        }
        return changed ? repaired : array;
    }
}
