package io.wasl.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The `health_status` of a node: whether it can send, and what along the chain above it stands in the way.
final class Health {

    private static final String BUSINESS_ID = "500000000000001";

    private final List<ObjectNode> entities = new ArrayList<>();
    private boolean blocked;

    static ObjectNode of(App app, Waba waba) {
        return new Health().withWaba(waba).above(waba, app).toJson();
    }

    static ObjectNode of(App app, PhoneNumber number) {
        return new Health()
                .withNumber(number)
                .withWaba(number.waba)
                .above(number.waba, app)
                .toJson();
    }

    static ObjectNode of(App app, Template template) {
        KnownError trouble = switch (template.status()) {
            case "APPROVED" -> null;
            case "PAUSED" -> KnownError.PAUSED;
            case "DISABLED" -> KnownError.DISABLED;
            default -> KnownError.NO_TEMPLATE;
        };
        return new Health()
                .with("MESSAGE_TEMPLATE", template.id, trouble)
                .with("WABA", template.waba.id, null)
                .above(template.waba, app)
                .toJson();
    }

    private Health withNumber(PhoneNumber number) {
        KnownError trouble = number.status().equals("CONNECTED") ? wished(number.fields) : KnownError.NOT_REGISTERED;
        return with("PHONE_NUMBER", number.id, trouble);
    }

    private Health withWaba(Waba waba) {
        return with("WABA", waba.id, wished(waba.fields));
    }

    /// `health_error` is laid down through `/simulator`: the code of what stands in the way.
    private static @Nullable KnownError wished(ObjectNode fields) {
        int code = fields.path("health_error").asInt(0);
        return Stream.of(KnownError.values())
                .filter(known -> known.code == code && code != 0)
                .findFirst()
                .orElse(null);
    }

    /// `business_id` is laid down through `/simulator` where an account belongs to another portfolio.
    private Health above(Waba waba, App app) {
        return with("BUSINESS", Json.text(waba.fields, "business_id", BUSINESS_ID), null)
                .with("APP", app.id, null);
    }

    private Health with(String type, String id, @Nullable KnownError trouble) {
        ObjectNode entity = Json.object();
        entity.put("entity_type", type)
                .put("id", id)
                .put("can_send_message", trouble == null ? "AVAILABLE" : "BLOCKED");
        if (trouble != null) {
            blocked = true;
            entity.putArray("errors")
                    .addObject()
                    .put("error_code", trouble.code)
                    .put("error_description", trouble.title)
                    .put("possible_solution", trouble.details);
        }
        entities.add(entity);
        return this;
    }

    private ObjectNode toJson() {
        ObjectNode health = Json.object().put("can_send_message", blocked ? "BLOCKED" : "AVAILABLE");
        ArrayNode list = health.putArray("entities");
        entities.forEach(list::add);
        return health;
    }
}
