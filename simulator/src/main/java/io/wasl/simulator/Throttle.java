package io.wasl.simulator;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Meta's two rates: messages a second of a number, and messages of a number to one user.
final class Throttle {

    /// The sum of many steps is not exact.
    private static final double TOLERANCE_MS = 0.5;

    private static final double PAIR_MS = 6_000;
    private static final int PAIR_BURST = 45;
    private static final int MOST_PAIRS = 200_000;

    private final InstantSource clock;
    private final Knobs knobs;
    private final Map<String, Double> numberFreeAtMs = new HashMap<>();
    private final Map<String, Double> pairFreeAtMs = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
            return size() > MOST_PAIRS;
        }
    };

    Throttle(InstantSource clock, Knobs knobs) {
        this.clock = clock;
        this.knobs = knobs;
    }

    void check(Outgoing message) {
        if (knobs.on(Knob.THROTTLE_NUMBERS)) {
            int fixed = knobs.count(Knob.THROTTLE_MPS);
            int perSecond = fixed > 0 ? fixed : message.number().messagesPerSecond();
            if (!admits(numberFreeAtMs, message.number().id, 1_000.0 / perSecond, perSecond)) {
                throw GraphError.of(KnownError.THROUGHPUT).refused();
            }
        }
        if (knobs.on(Knob.THROTTLE_PAIRS)) {
            String pair = message.number().id + ' ' + message.to().userId();
            if (!admits(pairFreeAtMs, pair, PAIR_MS, PAIR_BURST)) {
                throw GraphError.of(KnownError.PAIR).refused();
            }
        }
    }

    /// A bucket that holds `burst` and gains one every `everyMs`, kept as the one time at which it will be
    /// full again.
    private boolean admits(Map<String, Double> fullAtMs, String key, double everyMs, int burst) {
        double nowMs = clock.millis();
        double full = Math.max(nowMs, fullAtMs.getOrDefault(key, 0.0));
        if (full + everyMs > nowMs + burst * everyMs + TOLERANCE_MS) {
            return false;
        }
        fullAtMs.put(key, full + everyMs);
        return true;
    }
}
