package io.wasl.meta;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Text that any database and any encoder takes. The rule: NUL becomes `␀` (U+2400), half a surrogate pair becomes
/// `�` (U+FFFD), everything else stays. What needs no repair comes back as the same object.
// Repair hands back the very object when nothing was wrong, so identity is the question and costs nothing.
@SuppressWarnings("ReferenceEquality")
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
        // Nearly all text is sound, and looking is cheaper than copying.
        return isSound(node) ? node : mended(node);
    }

    private static boolean isSound(JsonNode node) {
        if (node.isString()) {
            return isSound(node.stringValue());
        }
        if (node instanceof ObjectNode object) {
            for (var property : object.properties()) {
                if (!isSound(property.getKey()) || !isSound(property.getValue())) {
                    return false;
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (JsonNode element : array) {
                if (!isSound(element)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isSound(String text) {
        return of(text) == text;
    }

    private static JsonNode mended(JsonNode node) {
        return switch (node) {
            case StringNode text -> JsonNodeFactory.instance.stringNode(of(text.stringValue()));
            case ObjectNode object -> {
                ObjectNode mended = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(property -> mended.set(of(property.getKey()), mended(property.getValue())));
                yield mended;
            }
            case ArrayNode array -> {
                ArrayNode mended = JsonNodeFactory.instance.arrayNode();
                array.forEach(element -> mended.add(mended(element)));
                yield mended;
            }
            default -> node;
        };
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
}
