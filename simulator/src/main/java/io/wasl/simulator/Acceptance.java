package io.wasl.simulator;

import java.time.InstantSource;
import java.util.function.Consumer;

/// The moment a message is taken: it gets an id, stands in the log, and its statuses are on their way.
final class Acceptance {

    private final AcceptLog log;
    private final RecentMessages recent;
    private final Ids ids;
    private final StatusPlan plan;
    private final Webhooks webhooks;
    private final Odds odds;
    private final InstantSource clock;

    Acceptance(
            AcceptLog log,
            RecentMessages recent,
            Ids ids,
            StatusPlan plan,
            Webhooks webhooks,
            Odds odds,
            InstantSource clock) {
        this.log = log;
        this.recent = recent;
        this.ids = ids;
        this.plan = plan;
        this.webhooks = webhooks;
        this.odds = odds;
        this.clock = clock;
    }

    AcceptLog log() {
        return log;
    }

    /// `whenReady` gets the answer as soon as it may be given: at once, or after the first webhook.
    void accept(Outgoing message, byte[] request, Consumer<String> whenReady) {
        long nowMs = clock.millis();
        Accepted accepted = log.accept(message, ids.outgoingMessage(message.to().address()), nowMs);
        recent.add(accepted, request);
        boolean held = message.template() != null && odds.hits(Knob.HELD_RATE);
        String answer = answer(accepted, held);
        if (!held && odds.hits(Knob.EARLY_WEBHOOK_RATE)) {
            webhooks.sendFirst(Statuses.of(accepted, "sent", nowMs, true), () -> whenReady.accept(answer));
            plan.follow(accepted, false, true);
        } else {
            whenReady.accept(answer);
            plan.follow(accepted, held, false);
        }
    }

    private static String answer(Accepted accepted, boolean held) {
        Outgoing message = accepted.message();
        StringBuilder answer =
                new StringBuilder(256).append("{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"input\":");
        AsciiJson.quote(answer, message.input())
                .append(message.byNumber() ? ",\"wa_id\":\"" : ",\"user_id\":\"")
                .append(message.to().address())
                .append("\"}],\"messages\":[{\"id\":\"")
                .append(accepted.wamid())
                .append('"');
        if (message.template() != null) {
            answer.append(",\"message_status\":\"")
                    .append(held ? "held_for_quality_assessment" : "accepted")
                    .append('"');
        }
        return answer.append("}]}").toString();
    }
}
