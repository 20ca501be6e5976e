package io.wasl.connection;

import io.wasl.meta.WebhookEvent;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// When a webhook about each number last arrived. Kept in memory for a few seconds, so that busy numbers do not cost a
/// write per slice.
@Component
class Sightings implements WebhookHandler<WebhookEvent> {

    private final Map<String, Instant> latest = new ConcurrentHashMap<>();

    @Override
    public Class<WebhookEvent> eventType() {
        return WebhookEvent.class;
    }

    @Override
    public void handle(List<Received<WebhookEvent>> events) {
        for (Received<WebhookEvent> received : events) {
            String number = received.event().phoneNumberId();
            if (number != null) {
                latest.merge(number, received.receivedAt(), (one, other) -> one.isAfter(other) ? one : other);
            }
        }
    }

    /// What was seen since the last time this was asked.
    Map<String, Instant> take() {
        Map<String, Instant> taken = new HashMap<>();
        for (String number : Set.copyOf(latest.keySet())) {
            Instant seen = latest.remove(number);
            if (seen != null) {
                taken.put(number, seen);
            }
        }
        return taken;
    }
}
