package io.wasl.template;

import io.wasl.meta.TemplateQualityChanged;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/// Hears how readers take a template.
@Component
class TemplateQualityHandler implements WebhookHandler<TemplateQualityChanged> {

    private final KeptTemplates table;
    private final SyncRequests syncs;

    TemplateQualityHandler(KeptTemplates table, SyncRequests syncs) {
        this.table = table;
        this.syncs = syncs;
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
            syncs.ask(event.wabaId(), one);
        }
    }
}
