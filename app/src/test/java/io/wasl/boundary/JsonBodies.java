package io.wasl.boundary;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Bodies that are right but for one field.
final class JsonBodies {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MARK = "here";

    private static final Map<String, String> BASES = Map.of(
            "/api/v1/campaigns", """
            {"name":"Soldes","account":"ACCOUNT","template":{"name":"soldes_printemps","language":"fr"},
             "audience":{"tags":["vip"]},"variables":{"1":{"attribute":"name"},"2":{"value":"dimanche"}}}""", "/api/v1/contacts", """
            {"phone":"+261341234567","name":"Aina","tags":["vip"],"attributes":{"1":"x"},
             "consent":{"marketing":"opted_in","source":"shop"}}""", "/api/v1/accounts", """
            {"name":"Soa","phone_number_id":"100000000000009","waba_id":"200000000000001","access_token":"token-of-soa"}""", "/api/v1/templates", """
            {"account":"ACCOUNT","name":"soldes","language":"fr","category":"marketing",
             "components":[{"type":"BODY","text":"Bonjour"}]}""");

    private final String account;

    JsonBodies(String account) {
        this.account = account;
    }

    Stream<byte[]> of(String route, List<String> fields, List<String> values) {
        var base = BASES.entrySet().stream()
                .filter(entry -> route.equals(entry.getKey()) || route.equals(entry.getKey() + "/{id}"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("{}");
        return fields.stream()
                .map(field -> marked(base.replace("ACCOUNT", account), field))
                .flatMap(text -> values.stream().map(value -> text.replace("\"" + MARK + "\"", value)))
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static String marked(String base, String field) {
        var root = (ObjectNode) JSON.readTree(base);
        if (field.startsWith("audience.")) {
            root.putObject("audience");
        }
        JsonNode place = root;
        var steps = field.replace("[]", ".[]").split("\\.");
        for (int i = 0; i < steps.length; i++) {
            boolean last = i == steps.length - 1;
            boolean array = !last && steps[i + 1].equals("[]");
            place = step(place, steps[i], last, array);
        }
        return root.toString();
    }

    private static JsonNode step(JsonNode place, String step, boolean last, boolean array) {
        var next = last
                ? JSON.getNodeFactory().stringNode(MARK)
                : array ? JSON.createArrayNode() : JSON.createObjectNode();
        if (place instanceof ArrayNode list) {
            list.add(next);
            return next;
        }
        var kept = place.get(step);
        if (!last && kept != null && kept.isArray() == array && kept.isContainer() && !array) {
            return kept;
        }
        ((ObjectNode) place).set(step, next);
        return next;
    }
}
