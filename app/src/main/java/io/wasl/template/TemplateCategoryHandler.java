package io.wasl.template;

import io.wasl.meta.TemplateCategoryChanged;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/// Hears that a template costs, or will cost, what another category costs.
@Component
class TemplateCategoryHandler implements WebhookHandler<TemplateCategoryChanged> {

    private final KeptTemplates table;
    private final SyncRequests syncs;

    TemplateCategoryHandler(KeptTemplates table, SyncRequests syncs) {
        this.table = table;
        this.syncs = syncs;
    }

    @Override
    public Class<TemplateCategoryChanged> eventType() {
        return TemplateCategoryChanged.class;
    }

    @Override
    public void handle(List<Received<TemplateCategoryChanged>> received) {
        for (Received<TemplateCategoryChanged> one : received) {
            TemplateCategoryChanged event = one.event();
            Named template = new Named(event.wabaId(), event.templateId(), event.name(), event.language());
            table.recategorise(template, event.category(), event.announced(), one.receivedAt());
            syncs.ask(event.wabaId(), one);
        }
    }
}
