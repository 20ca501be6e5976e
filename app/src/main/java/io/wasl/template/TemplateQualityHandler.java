package io.wasl.template;

import io.wasl.meta.TemplateQualityChanged;
import io.wasl.webhook.IntegrationLog;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/// Hears how readers take a template.
@Component
class TemplateQualityHandler implements WebhookHandler<TemplateQualityChanged> {

    private final KeptTemplates table;
    private final TemplateSyncs syncs;
    private final IntegrationLog log;

    TemplateQualityHandler(KeptTemplates table, TemplateSyncs syncs, IntegrationLog log) {
        this.table = table;
        this.syncs = syncs;
        this.log = log;
    }

    @Override
    public Class<TemplateQualityChanged> eventType() {
        return TemplateQualityChanged.class;
    }

    @Override
    public void handle(List<Received<TemplateQualityChanged>> received) {
        for (Received<TemplateQualityChanged> one : received) {
            TemplateQualityChanged event = one.event();
            Named template = new Named(event.wabaId(), event.templateId(), event.name(), event.language());
            table.rate(template, event.quality(), one.receivedAt());
            if (syncs.want(event.wabaId(), one.receivedAt()) == 0) {
                log.unmatched(one, "No account of business account " + event.wabaId());
            }
        }
    }
}
