package io.wasl.webhook;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Counts the answers by their reason.
@Component
final class DoorMeters {

    enum Answer {
        KEPT,
        NOT_KEPT,
        FORGED,
        LIMITED,
        TOO_LARGE,
        TOO_SLOW,
        BROKEN_OFF,
        ENCODED,
        METHOD,
        VERIFIED,
        WRONG_TOKEN
    }

    private final Map<Answer, Counter> counters = new EnumMap<>(Answer.class);

    DoorMeters(MeterRegistry meters) {
        for (var answer : Answer.values()) {
            var name = answer.name().toLowerCase(Locale.ROOT);
            counters.put(answer, meters.counter("wasl.webhook.requests", "answer", name));
        }
    }

    void count(Answer answer) {
        requireNonNull(counters.get(answer)).increment();
    }
}
