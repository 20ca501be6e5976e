package io.wasl.template;

import io.wasl.meta.TemplateComponentsChanged;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/// Hears that the text of a template was changed. The event holds only a part of it, so Meta is asked for the whole.
@Component
class TemplateComponentsHandler implements WebhookHandler<TemplateComponentsChanged> {

    private final SyncRequests syncs;

    TemplateComponentsHandler(SyncRequests syncs) {
        this.syncs = syncs;
    }

    @Override
    public Class<TemplateComponentsChanged> eventType() {
        return TemplateComponentsChanged.class;
    }

    @Override
    public void handle(List<Received<TemplateComponentsChanged>> received) {
        for (Received<TemplateComponentsChanged> one : received) {
            syncs.ask(one.event().wabaId(), one);
        }
    }
}
