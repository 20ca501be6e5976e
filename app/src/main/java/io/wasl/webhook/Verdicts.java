package io.wasl.webhook;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// What is to be said about the events of a slice; who is not mentioned was processed.
final class Verdicts {

    private static final ScopedValue<Verdicts> CURRENT = ScopedValue.newInstance();

    private final Map<Place, Verdict> verdicts = new HashMap<>();

    /// Those of the slice whose handlers are at work.
    static Verdicts current() {
        return CURRENT.orElseThrow(
                () -> new IllegalStateException("Only a webhook handler, while it handles, can report on an event"));
    }

    void whileCurrent(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    void put(Received<?> event, Verdict verdict) {
        verdicts.put(Place.of(event), verdict);
    }

    /// To be called when what a handler did for these was undone. That another one failed on them stays true.
    void forget(Collection<? extends Received<?>> events) {
        for (var event : events) {
            verdicts.computeIfPresent(
                    Place.of(event), (place, verdict) -> verdict.state() == EventState.QUARANTINED ? verdict : null);
        }
    }

    Verdict on(Received<?> event) {
        return verdicts.getOrDefault(Place.of(event), Verdict.PROCESSED);
    }

    private record Place(long logId, int index) {

        static Place of(Received<?> event) {
            return new Place(event.logId(), event.index());
        }
    }
}
