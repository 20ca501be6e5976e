package io.wasl.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// Counts the events that speak of what their sender has no business with, so that somebody can be woken by them.
@Component
final class Suspects {

    private final Counter counter;

    Suspects(MeterRegistry meters) {
        counter = meters.counter("wasl.webhook.suspects");
    }

    /// To be called once what was read is committed.
    void count(Slices.Progress progress) {
        var slice = progress.slice();
        var verdicts = progress.verdicts();
        if (slice != null && verdicts != null) {
            slice.events().stream()
                    .filter(event -> verdicts.on(event).state() == EventState.SUSPECT)
                    .forEach(suspect -> counter.increment());
        }
    }
}
