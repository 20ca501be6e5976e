package io.wasl.connection;

import io.wasl.meta.AccountReviewed;
import io.wasl.meta.CapabilityChanged;
import io.wasl.meta.PhoneNameDecided;
import io.wasl.meta.PhoneQualityChanged;
import io.wasl.meta.SecurityChanged;
import io.wasl.webhook.IntegrationLog;
import io.wasl.webhook.WebhookHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The news after which Meta is asked.
@Configuration(proxyBeanMethods = false)
class LookHandlers {

    private final BusinessAccounts businesses;
    private final IntegrationLog log;

    LookHandlers(BusinessAccounts businesses, IntegrationLog log) {
        this.businesses = businesses;
        this.log = log;
    }

    @Bean
    WebhookHandler<AccountReviewed> accountReviewed() {
        return new LookHandler<>(AccountReviewed.class, businesses, log);
    }

    @Bean
    WebhookHandler<PhoneNameDecided> phoneNameDecided() {
        return new LookHandler<>(PhoneNameDecided.class, businesses, log);
    }

    /// The event holds neither its time nor the new throughput.
    @Bean
    WebhookHandler<PhoneQualityChanged> phoneQualityChanged() {
        return new LookHandler<>(PhoneQualityChanged.class, PhoneQualityChanged::messagingLimit, businesses, log);
    }

    @Bean
    WebhookHandler<CapabilityChanged> capabilityChanged() {
        return new LookHandler<>(CapabilityChanged.class, CapabilityChanged::messagingLimit, businesses, log);
    }

    @Bean
    WebhookHandler<SecurityChanged> securityChanged() {
        return new LookHandler<>(SecurityChanged.class, businesses, log);
    }
}
