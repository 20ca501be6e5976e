package io.wasl.connection;

import io.wasl.meta.AccountReviewed;
import io.wasl.meta.PhoneNameDecided;
import io.wasl.meta.SecurityChanged;
import io.wasl.webhook.IntegrationLog;
import io.wasl.webhook.WebhookHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The news after which Meta is asked.
@Configuration(proxyBeanMethods = false)
class LookHandlers {

    private final WhatsAppAccounts table;
    private final IntegrationLog log;

    LookHandlers(WhatsAppAccounts table, IntegrationLog log) {
        this.table = table;
        this.log = log;
    }

    @Bean
    WebhookHandler<AccountReviewed> accountReviewed() {
        return new LookHandler<>(AccountReviewed.class, table, log);
    }

    @Bean
    WebhookHandler<PhoneNameDecided> phoneNameDecided() {
        return new LookHandler<>(PhoneNameDecided.class, table, log);
    }

    @Bean
    WebhookHandler<SecurityChanged> securityChanged() {
        return new LookHandler<>(SecurityChanged.class, table, log);
    }
}
