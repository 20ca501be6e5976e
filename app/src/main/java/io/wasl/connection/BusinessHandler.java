package io.wasl.connection;

import io.wasl.meta.AccountChanged;
import io.wasl.webhook.IntegrationLog;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/// Hears that a business account was restricted, banned or let go. What that means for its numbers Meta is asked soon,
/// because such events come late, twice, or in the wrong order.
@Component
class BusinessHandler implements WebhookHandler<AccountChanged> {

    private final WhatsAppAccounts table;
    private final IntegrationLog log;

    BusinessHandler(WhatsAppAccounts table, IntegrationLog log) {
        this.table = table;
        this.log = log;
    }

    @Override
    public Class<AccountChanged> eventType() {
        return AccountChanged.class;
    }

    @Override
    public void handle(List<Received<AccountChanged>> events) {
        for (Received<AccountChanged> received : events) {
            String wabaId = received.event().wabaId();
            if (table.wantLook(wabaId) == 0) {
                log.unmatched(received, "No account of business account " + wabaId);
            }
        }
    }
}
