package io.wasl.webhook;

import io.wasl.kernel.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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
        var businesses = lookup == null ? Map.<String, TenantId>of() : lookup.tenantsOfBusinesses(businesses(root));
        return drop(root, change -> concerns(change, tenant, event, owners), tenant, businesses)
                ? root.toString()
                : text();
    }

    private static boolean drop(
            JsonNode root, Predicate<JsonNode> concerns, TenantId tenant, Map<String, TenantId> businesses) {
        boolean dropped = false;
        for (var entry : root.path("entry")) {
            boolean own = tenant.equals(businesses.get(entry.path("id").asString("")));
            if (entry.path("changes") instanceof ArrayNode changes) {
                int before = changes.size();
                changes.removeIf(change -> number(change).isEmpty() ? !own : !concerns.test(change));
                dropped |= changes.size() < before;
            }
        }
        return dropped;
    }

    private static Set<String> businesses(JsonNode root) {
        var businesses = new HashSet<String>();
        root.path("entry").forEach(entry -> businesses.add(entry.path("id").asString("")));
        return businesses;
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
