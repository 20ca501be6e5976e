package io.wasl.template;

import io.wasl.connection.Accounts;
import io.wasl.webhook.IntegrationLog;
import io.wasl.webhook.Received;
import org.springframework.stereotype.Component;

/// Has templates fetched anew after news of them, for every client that has a number of the business account.
@Component
class SyncRequests {

    private final Accounts accounts;
    private final TemplateSyncs table;
    private final IntegrationLog log;

    SyncRequests(Accounts accounts, TemplateSyncs table, IntegrationLog log) {
        this.accounts = accounts;
        this.table = table;
        this.log = log;
    }

    void ask(String wabaId, Received<?> news) {
        var clients = accounts.clientsOf(wabaId);
        if (clients.isEmpty()) {
            log.unmatched(news, "No account of business account " + wabaId);
        } else {
            table.want(clients, wabaId, news.receivedAt());
        }
    }
}
