package io.wasl.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A delivery as text, for people. Meta may put events of several clients into one.
@SuppressWarnings("ArrayRecordComponent") // never compared
record RawBody(byte[] bytes) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Set<String> ENVELOPE = Set.of("object", "entry");
    private static final Set<String> ENTRY = Set.of("id", "time", "changes");

    /// What of a delivery is a client's: as it was when the delivery was read, whoever has the numbers by now.
    ///
    /// @param businesses of events that name no number
    record Own(Set<String> numbers, Set<String> businesses) {

        private boolean has(String business, JsonNode change) {
            var number = change.path("value").path("metadata").path("phone_number_id");
            boolean nameless = number.isMissingNode() || number.isNull();
            return nameless ? businesses.contains(business) : numbers.contains(number.asString(""));
        }
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// What is the client's own, and nothing beside it; as it came if that is all.
    String textFor(Own own) {
        JsonNode root;
        try {
            root = MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            // Not JSON, so nobody's, so nobody but the operator was shown the event; yet this is no place to rely on
            // that.
            return "";
        }
        var whole = root.toString();
        var cut = cut(root, own);
        return cut.equals(whole) ? text() : cut;
    }

    private static String cut(JsonNode root, Own own) {
        if (root instanceof ObjectNode envelope) {
            envelope.retain(ENVELOPE);
            if (envelope.path("entry") instanceof ArrayNode entries) {
                entries.removeIf(entry -> !keepOwn(entry, own));
            } else {
                envelope.remove("entry");
            }
            return envelope.toString();
        }
        return "";
    }

    /// Whether anything is left of the entry.
    private static boolean keepOwn(JsonNode entry, Own own) {
        var business = entry.path("id").asString("");
        if (entry instanceof ObjectNode parts && parts.path("changes") instanceof ArrayNode changes) {
            parts.retain(ENTRY);
            changes.removeIf(change -> !own.has(business, change));
            return !changes.isEmpty();
        }
        return own.businesses().contains(business);
    }
}
