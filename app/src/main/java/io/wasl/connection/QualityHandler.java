package io.wasl.connection;

import io.wasl.meta.PhoneQualityChanged;
import io.wasl.webhook.IntegrationLog;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/// Hears that a number's limit or throughput changed. The event holds neither its time nor the new throughput, so it is
/// taken as a reason to ask Meta soon.
@Component
class QualityHandler implements WebhookHandler<PhoneQualityChanged> {

    private final BusinessAccounts businesses;
    private final IntegrationLog log;

    QualityHandler(BusinessAccounts businesses, IntegrationLog log) {
        this.businesses = businesses;
        this.log = log;
    }

    @Override
    public Class<PhoneQualityChanged> eventType() {
        return PhoneQualityChanged.class;
    }

    @Override
    public void handle(List<Received<PhoneQualityChanged>> events) {
        for (Received<PhoneQualityChanged> received : events) {
            PhoneQualityChanged event = received.event();
            if (event.messagingLimit() != null) {
                businesses.limit(event.wabaId(), event.messagingLimit(), received.receivedAt());
            }
            if (businesses.wantLook(event.wabaId(), received.receivedAt()) == 0) {
                log.unmatched(received, "No account of business account " + event.wabaId());
            }
        }
    }
}
