package io.wasl.simulator;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The last accepted messages as the user's phone would show them, with the request that sent each.
final class RecentMessages {

    private static final int KEPT = 1_000;

    private final ArrayDeque<Sent> last = new ArrayDeque<>();

    void add(Accepted accepted, byte[] request) {
        last.addFirst(new Sent(accepted, Buffer.buffer(request)));
        if (last.size() > KEPT) {
            last.removeLast();
        }
    }

    /// Newest first; to one recipient only, if `to` is given in digits.
    ArrayNode list(@Nullable String to, int limit) {
        ArrayNode list = Json.array();
        for (Iterator<Sent> each = last.iterator(); each.hasNext() && list.size() < limit; ) {
            Sent sent = each.next();
            if (to == null || to.equals(sent.accepted.message().to().address())) {
                list.add(sent.toJson());
            }
        }
        return list;
    }

    private record Sent(Accepted accepted, Buffer request) {

        ObjectNode toJson() {
            Outgoing message = accepted.message();
            JsonNode content = Json.read(request.getBytes());
            ObjectNode json = Json.object();
            json.put("seq", accepted.sequence())
                    .put("time", Instant.ofEpochMilli(accepted.atMs()).toString())
                    .put("phone_number_id", message.number().id)
                    .put("to", message.to().address())
                    .put("type", message.type())
                    .put("wamid", accepted.wamid())
                    .put("text", text(content));
            json.set("request", content);
            return json;
        }

        private String text(JsonNode content) {
            Template template = accepted.message().template();
            if (template != null) {
                return filled(template, content.path("template").path("components"));
            }
            JsonNode inner = content.path(accepted.message().type());
            String body = Json.text(inner, "body", Json.text(inner.path("body"), "text", ""));
            return body.isEmpty() ? Json.text(inner, "caption", "") : body;
        }

        private static String filled(Template template, JsonNode components) {
            TemplateShape shape = template.shape();
            List<String> parts = new ArrayList<>();
            for (String part : List.of("HEADER", "BODY")) {
                Wording wording = part.equals("HEADER") ? shape.header() : shape.body();
                List<String> order = new ArrayList<>(wording.names());
                List<String> values = new ArrayList<>();
                for (JsonNode component : components) {
                    if (Json.upper(component, "type").equals(part)) {
                        if (template.named()) {
                            order.clear();
                        }
                        for (JsonNode parameter : component.path("parameters")) {
                            String type = Json.text(parameter, "type", "").toLowerCase(Locale.ROOT);
                            values.add(
                                    Json.text(parameter, type, Json.text(parameter.path(type), "fallback_value", "")));
                            if (template.named()) {
                                order.add(Json.text(parameter, "parameter_name", ""));
                            }
                        }
                    }
                }
                parts.add(wording.filled(order, values));
            }
            parts.add(shape.footer());
            shape.buttons().forEach(button -> parts.add("[" + button.text() + "]"));
            return String.join(
                    "\n", parts.stream().filter(part -> !part.isEmpty()).toList());
        }
    }
}
