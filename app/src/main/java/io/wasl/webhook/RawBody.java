package io.wasl.webhook;

import io.wasl.kernel.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// A delivery as text, for people. Meta may put events of several clients into one.
@SuppressWarnings("ArrayRecordComponent") // never compared
record RawBody(byte[] bytes) {

    private static final JsonMapper MAPPER = new JsonMapper();

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// Without the changes that concern others' numbers; unchanged if there are none.
    String textFor(TenantId tenant, LoggedEvent event, @Nullable TenantLookup lookup) {
        JsonNode root;
        try {
            root = MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            // Not JSON, so nobody's, so nobody but the operator was shown the event; yet this is no place to rely on
            // that.
            return "";
        }
        var owners = lookup == null ? Map.<String, TenantId>of() : lookup.tenantsOf(numbers(root));
        return drop(root, tenant, event, owners) ? root.toString() : text();
    }

    private static boolean drop(JsonNode root, TenantId tenant, LoggedEvent event, Map<String, TenantId> owners) {
        boolean dropped = false;
        for (var entry : root.path("entry")) {
            if (entry.path("changes") instanceof ArrayNode changes) {
                int before = changes.size();
                changes.removeIf(change -> !concerns(change, tenant, event, owners));
                dropped |= changes.size() < before;
            }
        }
        return dropped;
    }

    private static boolean concerns(JsonNode change, TenantId tenant, LoggedEvent event, Map<String, TenantId> owners) {
        var number = number(change);
        return number.equals(event.phoneNumberId()) || tenant.equals(owners.get(number));
    }

    private static Set<String> numbers(JsonNode root) {
        var numbers = new HashSet<String>();
        root.path("entry").forEach(entry -> entry.path("changes").forEach(change -> numbers.add(number(change))));
        return numbers;
    }

    private static String number(JsonNode change) {
        return change.path("value").path("metadata").path("phone_number_id").asString("");
    }
}
