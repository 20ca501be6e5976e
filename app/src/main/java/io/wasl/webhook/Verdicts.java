package io.wasl.webhook;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What handlers say about the events of the slice that they are working on.
final class Verdicts {

    private static final ScopedValue<Verdicts> CURRENT = ScopedValue.newInstance();

    private final Map<Place, Verdict> verdicts = new HashMap<>();

    static Verdicts current() {
        return CURRENT.orElseThrow(
                () -> new IllegalStateException("Only a webhook handler, while it handles, can report on an event"));
    }

    void collectFrom(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    void add(Received<?> event, EventState state, String reason) {
        verdicts.put(Place.of(event), new Verdict(state, reason));
    }

    /// Before a handler is called (again) with these: what it said before was undone.
    void forget(Collection<? extends Received<?>> events) {
        events.forEach(event -> verdicts.remove(Place.of(event)));
    }

    @Nullable Verdict on(Received<?> event) {
        return verdicts.get(Place.of(event));
    }

    record Verdict(EventState state, String reason) {}

    private record Place(long logId, int index) {

        static Place of(Received<?> event) {
            return new Place(event.logId(), event.index());
        }
    }
}
