package io.wasl.simulator;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of an accepted message, decided at once and told bit by bit.
final class StatusPlan {

    private static final double FAILS_AFTER_SENT = 0.5;

    private final Odds odds;
    private final Knobs knobs;
    private final Agenda agenda;
    private final Webhooks webhooks;
    private final InstantSource clock;
    private final Inbound inbound;

    StatusPlan(Odds odds, Agenda agenda, Webhooks webhooks, Inbound inbound, InstantSource clock) {
        this.odds = odds;
        knobs = odds.knobs();
        this.agenda = agenda;
        this.webhooks = webhooks;
        this.inbound = inbound;
        this.clock = clock;
    }

    /// `told` when the status sent went out already, ahead of the answer.
    void follow(Accepted accepted, boolean held, boolean told) {
        long heldMs = held ? knobs.millis(Knob.HELD_MS) : 0;
        if (held && odds.hits(Knob.HELD_DROPPED_SHARE)) {
            agenda.after(heldMs, () -> fail(accepted, KnownError.PAUSED.code));
            return;
        }
        List<Step> steps = steps(accepted, heldMs, told);
        if (steps.size() > 1 && odds.hits(Knob.REORDER_RATE)) {
            shuffleTimes(steps);
        }
        for (Step step : steps) {
            agenda.after(step.afterMs, () -> step.run(this, accepted));
        }
    }

    private List<Step> steps(Accepted accepted, long heldMs, boolean told) {
        List<Step> steps = new ArrayList<>(3);
        long sentMs = told ? 0 : heldMs + odds.withinMs(Knob.SENT_MS_MIN, Knob.SENT_MS_MAX);
        long deliveredMs = sentMs + odds.withinMs(Knob.DELIVERED_MS_MIN, Knob.DELIVERED_MS_MAX);
        Integer failure = failure(accepted.message());
        boolean neverLeaves = failure != null && (failure == KnownError.WINDOW.code || !odds.hits(FAILS_AFTER_SENT));
        if (!told && !neverLeaves) {
            steps.add(new Step("sent", sentMs, true, 0));
        }
        if (failure != null) {
            steps.add(new Step("failed", deliveredMs, false, failure));
        } else if (!accepted.message().type().equals("reaction") && odds.hits(Knob.DELIVERED_RATE)) {
            boolean read = odds.hits(Knob.READ_RATE);
            boolean skipped = read && odds.hits(Knob.DELIVERED_SKIPPED_RATE);
            if (!skipped) {
                steps.add(new Step("delivered", deliveredMs, true, 0));
            }
            if (read) {
                steps.add(
                        new Step("read", deliveredMs + odds.withinMs(Knob.READ_MS_MIN, Knob.READ_MS_MAX), skipped, 0));
            }
        }
        return steps;
    }

    private @Nullable Integer failure(Outgoing message) {
        Integer wished = knobs.recipientError(message.to().address());
        if (wished != null) {
            return wished;
        }
        if (knobs.on(Knob.ENFORCE_WINDOW)
                && message.template() == null
                && !inbound.windowOpen(message.number(), message.to())) {
            return KnownError.WINDOW.code;
        }
        return odds.failure();
    }

    private void shuffleTimes(List<Step> steps) {
        for (int i = steps.size() - 1; i > 0; i--) {
            int j = (int) odds.upTo(i);
            long time = steps.get(i).afterMs;
            steps.set(i, steps.get(i).at(steps.get(j).afterMs));
            steps.set(j, steps.get(j).at(time));
        }
    }

    private void fail(Accepted accepted, int code) {
        webhooks.send(Statuses.failed(accepted, code, clock.millis()));
    }

    private void tell(Accepted accepted, Step step) {
        webhooks.send(Statuses.of(accepted, step.status, clock.millis(), step.priced));
        if (step.status.equals("read") && odds.hits(Knob.REPLY_RATE)) {
            inbound.replyTo(accepted);
        }
    }

    private record Step(String status, long afterMs, boolean priced, int code) {

        Step at(long otherMs) {
            return new Step(status, otherMs, priced, code);
        }

        void run(StatusPlan plan, Accepted accepted) {
            if (code == 0) {
                plan.tell(accepted, this);
            } else {
                plan.fail(accepted, code);
            }
        }
    }
}
