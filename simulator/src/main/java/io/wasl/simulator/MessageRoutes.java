package io.wasl.simulator;

import tools.jackson.databind.node.ObjectNode;

/// `POST /{phone-id}/messages` and `/marketing_messages`.
final class MessageRoutes {

    private final Portfolio portfolio;
    private final MessageCheck check;
    private final Acceptance acceptance;
    private final Throttle throttle;
    private final Odds odds;
    private final Agenda agenda;

    MessageRoutes(
            Portfolio portfolio,
            MessageCheck check,
            Acceptance acceptance,
            Throttle throttle,
            Odds odds,
            Agenda agenda) {
        this.portfolio = portfolio;
        this.check = check;
        this.acceptance = acceptance;
        this.throttle = throttle;
        this.odds = odds;
        this.agenda = agenda;
    }

    void addTo(Graph graph) {
        graph.edge("POST", "messages", this::send).edge("POST", "marketing_messages", this::sendMarketing);
    }

    private void send(Call call) {
        handle(call, false);
    }

    private void sendMarketing(Call call) {
        handle(call, true);
    }

    private void handle(Call call, boolean onlyMarketing) {
        acceptance.log().requested();
        try {
            take(call, onlyMarketing);
        } catch (Refused refused) {
            acceptance.log().refused(refused.error().code());
            agenda.after(latencyMs(), () -> call.refuse(refused.error()));
        }
    }

    private void take(Call call, boolean onlyMarketing) {
        PhoneNumber number = portfolio.numberOf(call, call.node());
        ObjectNode body = call.body();
        if (Json.text(body, "status", "").equals("read")) {
            MessageCheck.checkProduct(body);
            ContentCheck.required(body, "message_id", "message_id");
            agenda.after(latencyMs(), call::succeed);
            return;
        }
        Outgoing message = check.check(number, body, onlyMarketing);
        throttle.check(message);
        Integer error = odds.refusal();
        if (error != null) {
            throw KnownError.answerOf(error).refused();
        }
        Fate fate = Fate.draw(odds, number);
        if (fate.isLost()) {
            acceptance.log().answerLost();
        }
        if (fate.accepts(odds)) {
            acceptance.accept(
                    message, call.bytes, answer -> agenda.after(latencyMs(), () -> fate.befall(call, answer)));
        } else {
            agenda.after(latencyMs(), () -> fate.befall(call, "{\"messaging_product\":\"whatsapp\"}"));
        }
    }

    private long latencyMs() {
        return odds.withinMs(Knob.ANSWER_MS_MIN, Knob.ANSWER_MS_MAX);
    }
}
