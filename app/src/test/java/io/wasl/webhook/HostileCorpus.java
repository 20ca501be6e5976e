package io.wasl.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Bodies that Meta would sign but hardly send: every kind of event with something wrong in it, and what is no event at
/// all.
final class HostileCorpus {

    private static final JsonMapper JSON = new JsonMapper();

    /// What stands in the place of one value at a time.
    private static final Map<String, String> WRONG_VALUES = Map.ofEntries(
            Map.entry("null", "null"),
            Map.entry("object", "{}"),
            Map.entry("list", "[]"),
            Map.entry("nested lists", "[".repeat(90) + "]".repeat(90)),
            Map.entry("too deep", "[".repeat(20_000) + "]".repeat(20_000)),
            Map.entry("truth", "true"),
            Map.entry("absurd number", "1e400000"),
            Map.entry("negative", "-1"),
            Map.entry("empty text", "\"\""),
            Map.entry("NUL", "\"a\\u0000b\""),
            Map.entry("half a surrogate", "\"\\ud83d\""),
            Map.entry("other half", "\"\\udc00\\ud83d\""),
            Map.entry("right to left", "\"\\u202Egnp.exe\""),
            Map.entry("zero width", "\"\\u200b\\ufeff\""),
            Map.entry("long text", "\"" + "x".repeat(70_000) + "\""),
            Map.entry("markup", "\"<script>alert(1)</script>\""),
            Map.entry("statement", "\"'; DROP TABLE contact; --\""),
            Map.entry("pattern", "\"{0}'{1}${jndi:ldap://x}#{7*7}\""),
            Map.entry("lines", "\"a\\r\\nINFO forged line\""),
            Map.entry("own separator", "\"a\\u001fb\""));

    private static final List<String> NO_EVENTS = List.of(
            "",
            " ",
            "\u0000",
            "null",
            "[]",
            "[{}]",
            "{}",
            "7",
            "\"text\"",
            "not json",
            "{\"object\"",
            "\ufeff{}",
            "{\"object\":\"page\",\"entry\":[]}",
            "{\"object\":\"whatsapp_business_account\"}",
            "{\"object\":\"whatsapp_business_account\",\"entry\":{}}",
            "{\"object\":\"whatsapp_business_account\",\"entry\":[{}]}",
            "{\"object\":\"whatsapp_business_account\",\"entry\":[null,7,[]]}",
            "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"changes\":[null]}]}",
            "{\"object\":\"whatsapp_business_account\",\"entry\":[]}{}");

    private HostileCorpus() {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Hostile(String name, byte[] body) {}

    static List<Hostile> all() {
        var all = new ArrayList<Hostile>();
        NO_EVENTS.forEach(body -> all.add(new Hostile(body, body.getBytes(StandardCharsets.UTF_8))));
        for (var occasion : occasions()) {
            var name = occasion.path("name").asString();
            WRONG_VALUES.forEach((wrong, value) -> spoilt(occasion, value)
                    .forEach((field, body) -> all.add(new Hostile(name + ", " + field + ": " + wrong, body))));
            all.add(new Hostile(name + ", cut off", half(body(occasion, occasion.path("value")))));
            all.add(new Hostile(name + ", not UTF-8", latin(body(occasion, occasion.path("value")))));
        }
        return all;
    }

    /// Every nth, which still spoils every kind of event.
    static List<Hostile> some(int wanted) {
        var all = all();
        var some = new ArrayList<Hostile>();
        for (int i = 0; i < wanted; i++) {
            some.add(all.get((int) ((long) i * all.size() / wanted)));
        }
        return some;
    }

    private static JsonNode occasions() {
        try (var file = HostileCorpus.class.getResourceAsStream("/io/wasl/simulator/occasions.json")) {
            return JSON.readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With each of its fields in turn replaced.
    private static Map<String, byte[]> spoilt(JsonNode occasion, String wrong) {
        var spoilt = new TreeMap<String, byte[]>();
        for (var field : occasion.path("value").propertyNames()) {
            var value = (ObjectNode) occasion.path("value").deepCopy();
            value.put(field, "WRONG");
            spoilt.put(field, text(occasion, value).replace("\"WRONG\"", wrong).getBytes(StandardCharsets.UTF_8));
        }
        return spoilt;
    }

    private static byte[] body(JsonNode occasion, JsonNode value) {
        return text(occasion, value).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(JsonNode occasion, JsonNode value) {
        var filled = value.toString()
                .replaceAll("\"\\$(now|later)#?\"", "\"1795000300\"")
                .replaceAll("\"\\$[a-z_]+9?#?\"", "\"4915112345678\"");
        var list = occasion.path("list").asString("");
        var content = list.isEmpty()
                ? filled
                : "{\"metadata\":{\"phone_number_id\":\"106540352242922\"},\"%s\":[%s]}".formatted(list, filled);
        return "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"8001\",\"changes\":[{\"field\":\"%s\",\"value\":%s}]}]}"
                .formatted(occasion.path("field").asString(), content);
    }

    private static byte[] half(byte[] body) {
        return Arrays.copyOf(body, body.length / 2);
    }

    private static byte[] latin(byte[] body) {
        var broken = body.clone();
        broken[broken.length * 2 / 3] = (byte) 0xe9;
        return broken;
    }
}
