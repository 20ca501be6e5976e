package io.wasl.simulator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/// When each user last wrote to each number: for 24 hours from then, free-form messages are allowed.
final class Windows {

    private static final long OPEN_MS = Duration.ofHours(24).toMillis();
    private static final int MOST = 200_000;

    private final InstantSource clock;
    private final Map<String, Long> lastInboundMs = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    Windows(InstantSource clock) {
        this.clock = clock;
    }

    void wrote(PhoneNumber number, Person user) {
        long nowMs = clock.millis();
        lastInboundMs.put(number.id + ' ' + user.userId(), nowMs);
    }

    boolean open(PhoneNumber number, Person user) {
        Long lastMs = lastInboundMs.get(number.id + ' ' + user.userId());
        return lastMs != null && clock.millis() - lastMs < OPEN_MS;
    }
}
