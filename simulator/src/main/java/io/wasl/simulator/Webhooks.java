package io.wasl.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Decides for each event whether it is delivered at all, where to, how often, and together with which
/// others.
final class Webhooks {

    private static final long DUPLICATE_WITHIN_MS = 2_000;

    private final App app;
    private final Courier courier;
    private final Odds odds;
    private final Knobs knobs;
    private final Agenda agenda;
    private final Map<Callback, Batch> batches = new HashMap<>();
    private long events;
    private long dropped;
    private long duplicated;
    private long unsubscribed;

    Webhooks(App app, Courier courier, Odds odds, Agenda agenda) {
        this.app = app;
        this.courier = courier;
        this.odds = odds;
        knobs = odds.knobs();
        this.agenda = agenda;
    }

    void send(Update update) {
        events++;
        if (odds.hits(Knob.DROP_RATE)) {
            dropped++;
            return;
        }
        route(update);
        if (odds.hits(Knob.DUPLICATE_RATE)) {
            duplicated++;
            agenda.after(odds.upTo(DUPLICATE_WITHIN_MS), () -> route(update));
        }
    }

    /// Posts an event on its own, at once, and reports when it was tried for the first time.
    void sendFirst(Update update, Runnable afterFirstTry) {
        events++;
        Callback callback = callbackOf(update);
        if (callback == null) {
            unsubscribed++;
            afterFirstTry.run();
        } else {
            courier.post(new Delivery(callback, Payload.of(update), afterFirstTry));
        }
    }

    /// `idle` means that all that will ever be told of the accepted messages has been told.
    ObjectNode stats() {
        int lingering = batches.values().stream().mapToInt(Batch::size).sum();
        ObjectNode stats = Json.object();
        stats.put("idle", courier.isIdle() && lingering == 0 && agenda.size() == 0)
                .put("planned", agenda.size())
                .put("events", events)
                .put("events_dropped", dropped)
                .put("events_duplicated", duplicated)
                .put("events_without_subscriber", unsubscribed)
                .put("events_lingering", lingering);
        courier.writeTo(stats);
        return stats;
    }

    private void route(Update update) {
        Callback callback = callbackOf(update);
        if (callback == null) {
            unsubscribed++;
        } else if (knobs.count(Knob.BATCH_MAX) == 1) {
            courier.post(new Delivery(callback, Payload.of(update), null));
        } else {
            batches.computeIfAbsent(callback, Batch::new).add(update);
        }
    }

    /// A number's own address before its account's, both for messages only, before the app's.
    private @Nullable Callback callbackOf(Update update) {
        if (!update.waba().subscribed()) {
            return null;
        }
        if (update.field().equals("messages")) {
            if (update instanceof Update.OfNumber of && of.number().override() != null) {
                return of.number().override();
            }
            if (update.waba().override() != null) {
                return update.waba().override();
            }
        }
        return app.fields().contains(update.field()) ? app.callback() : null;
    }

    private final class Batch {

        private final Callback callback;
        private List<Update> updates = new ArrayList<>();
        private int flushes;

        Batch(Callback callback) {
            this.callback = callback;
        }

        int size() {
            return updates.size();
        }

        void add(Update update) {
            updates.add(update);
            if (updates.size() >= knobs.count(Knob.BATCH_MAX)) {
                flush();
            } else if (updates.size() == 1) {
                int lingering = flushes;
                agenda.after(knobs.millis(Knob.BATCH_LINGER_MS), () -> {
                    if (flushes == lingering) {
                        flush();
                    }
                });
            }
        }

        private void flush() {
            List<Update> full = updates;
            updates = new ArrayList<>();
            flushes++;
            post(full);
        }

        private void post(List<Update> together) {
            if (together.isEmpty()) {
                return;
            }
            byte[] body = Payload.of(together);
            if (body.length <= Payload.MOST_BYTES || together.size() == 1) {
                courier.post(new Delivery(callback, body, null));
            } else {
                int half = together.size() / 2;
                post(together.subList(0, half));
                post(together.subList(half, together.size()));
            }
        }
    }
}
