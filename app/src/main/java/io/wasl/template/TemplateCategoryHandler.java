package io.wasl.template;

import io.wasl.meta.TemplateCategoryChanged;
import io.wasl.webhook.IntegrationLog;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/// Hears that a template costs, or will cost, what another category costs.
@Component
class TemplateCategoryHandler implements WebhookHandler<TemplateCategoryChanged> {

    private final KeptTemplates table;
    private final TemplateSyncs syncs;
    private final IntegrationLog log;

    TemplateCategoryHandler(KeptTemplates table, TemplateSyncs syncs, IntegrationLog log) {
        this.table = table;
        this.syncs = syncs;
        this.log = log;
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
            if (syncs.want(event.wabaId(), one.receivedAt()) == 0) {
                log.unmatched(one, "No account of business account " + event.wabaId());
            }
        }
    }
}
