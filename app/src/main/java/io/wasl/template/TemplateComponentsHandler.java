package io.wasl.template;

import io.wasl.meta.TemplateComponentsChanged;
import io.wasl.webhook.IntegrationLog;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/// Hears that the text of a template was changed. The event holds only a part of it, so Meta is asked for the whole.
@Component
class TemplateComponentsHandler implements WebhookHandler<TemplateComponentsChanged> {

    private final TemplateSyncs syncs;
    private final IntegrationLog log;

    TemplateComponentsHandler(TemplateSyncs syncs, IntegrationLog log) {
        this.syncs = syncs;
        this.log = log;
    }

    @Override
    public Class<TemplateComponentsChanged> eventType() {
        return TemplateComponentsChanged.class;
    }

    @Override
    public void handle(List<Received<TemplateComponentsChanged>> received) {
        for (Received<TemplateComponentsChanged> one : received) {
            if (syncs.want(one.event().wabaId(), one.receivedAt()) == 0) {
                log.unmatched(
                        one, "No account of business account " + one.event().wabaId());
            }
        }
    }
}
