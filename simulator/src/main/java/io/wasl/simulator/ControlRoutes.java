package io.wasl.simulator;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `/simulator/…`: what Meta has no counterpart for. Needs no token: whoever reaches the simulator owns it.
final class ControlRoutes {

    private static final int LONGEST_PAGE = 10_000;

    private final Knobs knobs;
    private final AcceptLog log;
    private final RecentMessages recent;
    private final Inbound inbound;
    private final Webhooks webhooks;

    ControlRoutes(Knobs knobs, AcceptLog log, RecentMessages recent, Inbound inbound, Webhooks webhooks) {
        this.knobs = knobs;
        this.log = log;
        this.recent = recent;
        this.inbound = inbound;
        this.webhooks = webhooks;
    }

    void addTo(Graph graph) {
        graph.root("GET", "simulator/knobs", call -> call.answer(knobs.toJson()))
                .root("PATCH", "simulator/knobs", this::turnKnobs)
                .root("GET", "simulator/knobs/meaning", this::explainKnobs)
                .root("POST", "simulator/inbound", this::receive)
                .root("GET", "simulator/accepted", this::listAccepted)
                .root("GET", "simulator/accepted/summary", call -> call.answer(log.summary()))
                .root("GET", "simulator/messages", this::listMessages)
                .root("GET", "simulator/stats", call -> call.answer(webhooks.stats()));
    }

    private void turnKnobs(Call call) {
        knobs.turn(call.body());
        call.answer(knobs.toJson());
    }

    private void explainKnobs(Call call) {
        ArrayNode meanings = Json.array();
        for (Knob knob : Knob.values()) {
            meanings.addObject()
                    .put("name", knob.label())
                    .put("unit", knob.unit.name().toLowerCase(Locale.ROOT))
                    .put("start", knob.start)
                    .put("least", knob.least())
                    .put("most", knob.most())
                    .put("meaning", knob.meaning);
        }
        call.answer(meanings);
    }

    private void receive(Call call) {
        call.answer(Json.object().put("id", inbound.receive(call.body())));
    }

    private void listAccepted(Call call) {
        long after = number(call, "after", 0);
        List<Accepted> page = log.after(after, (int) Math.min(LONGEST_PAGE, number(call, "limit", 1_000)));
        StringBuilder json = new StringBuilder(page.size() * 256 + 64).append("{\"data\":[");
        for (int i = 0; i < page.size(); i++) {
            AcceptFile.write(json.append(i == 0 ? "" : ","), page.get(i));
        }
        long next = page.isEmpty() ? after : page.getLast().sequence();
        call.answer(
                200, json.append("],\"next_after\":").append(next).append('}').toString());
    }

    private void listMessages(Call call) {
        String to = call.parameter("to");
        String address = to == null ? null : to.replace("+", "").strip();
        ObjectNode list = Json.object();
        list.set("data", recent.list(address, (int) Math.min(1_000, number(call, "limit", 50))));
        call.answer(list);
    }

    static long number(Call call, String name, long otherwise) {
        String text = call.parameter(name);
        try {
            return text == null ? otherwise : Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException notANumber) {
            throw GraphError.parameter("Param " + name + " must be a number.").refused();
        }
    }
}
