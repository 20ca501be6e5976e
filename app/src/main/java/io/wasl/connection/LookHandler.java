package io.wasl.connection;

import io.wasl.meta.WebhookEvent;
import io.wasl.webhook.IntegrationLog;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Hears news of a business account or its numbers that hold no time of their own and may come late, twice or in the
/// wrong order: they are taken as a reason to ask Meta soon. A limit that they tell is taken over at once.
final class LookHandler<E extends WebhookEvent> implements WebhookHandler<E> {

    private final Class<E> eventType;
    private final Function<E, @Nullable String> messagingLimit;
    private final BusinessAccounts businesses;
    private final IntegrationLog log;

    LookHandler(Class<E> eventType, BusinessAccounts businesses, IntegrationLog log) {
        this(eventType, event -> null, businesses, log);
    }

    /// @param messagingLimit that the event tells; null where it tells none
    LookHandler(
            Class<E> eventType,
            Function<E, @Nullable String> messagingLimit,
            BusinessAccounts businesses,
            IntegrationLog log) {
        this.eventType = eventType;
        this.messagingLimit = messagingLimit;
        this.businesses = businesses;
        this.log = log;
    }

    @Override
    public Class<E> eventType() {
        return eventType;
    }

    @Override
    public void handle(List<Received<E>> events) {
        for (Received<E> received : events) {
            String wabaId = received.event().wabaId();
            if (wabaId == null || !isHeard(wabaId, received)) {
                log.unmatched(received, "No account of business account " + wabaId);
            }
        }
    }

    private boolean isHeard(String wabaId, Received<E> received) {
        String limit = messagingLimit.apply(received.event());
        if (limit != null) {
            businesses.limit(wabaId, limit, received.receivedAt());
        }
        return businesses.wantLook(wabaId, received.receivedAt()) > 0;
    }
}
