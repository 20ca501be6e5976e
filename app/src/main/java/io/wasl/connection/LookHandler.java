package io.wasl.connection;

import io.wasl.meta.WebhookEvent;
import io.wasl.webhook.IntegrationLog;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.util.List;

/// Hears news of a business account or its numbers that hold no time of their own and may come late, twice or in the
/// wrong order: they are taken as a reason to ask Meta soon.
final class LookHandler<E extends WebhookEvent> implements WebhookHandler<E> {

    private final Class<E> eventType;
    private final BusinessAccounts businesses;
    private final IntegrationLog log;

    LookHandler(Class<E> eventType, BusinessAccounts businesses, IntegrationLog log) {
        this.eventType = eventType;
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
            if (wabaId == null || businesses.wantLook(wabaId, received.receivedAt()) == 0) {
                log.unmatched(received, "No account of business account " + wabaId);
            }
        }
    }
}
