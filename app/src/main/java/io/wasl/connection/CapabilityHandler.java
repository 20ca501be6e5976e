package io.wasl.connection;

import io.wasl.meta.CapabilityChanged;
import io.wasl.webhook.IntegrationLog;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/// Hears that a business may reach more or fewer people. The event holds no time, so Meta is asked as well.
@Component
class CapabilityHandler implements WebhookHandler<CapabilityChanged> {

    private final BusinessAccounts businesses;
    private final IntegrationLog log;

    CapabilityHandler(BusinessAccounts businesses, IntegrationLog log) {
        this.businesses = businesses;
        this.log = log;
    }

    @Override
    public Class<CapabilityChanged> eventType() {
        return CapabilityChanged.class;
    }

    @Override
    public void handle(List<Received<CapabilityChanged>> events) {
        for (Received<CapabilityChanged> received : events) {
            CapabilityChanged event = received.event();
            if (event.messagingLimit() != null) {
                businesses.limit(event.wabaId(), event.messagingLimit(), received.receivedAt());
            }
            if (businesses.wantLook(event.wabaId(), received.receivedAt()) == 0) {
                log.unmatched(received, "No account of business account " + event.wabaId());
            }
        }
    }
}
