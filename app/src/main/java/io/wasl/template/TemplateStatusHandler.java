package io.wasl.template;

import io.wasl.meta.TemplateStatusChanged;
import io.wasl.webhook.Received;
import io.wasl.webhook.WebhookHandler;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Hears that a template was approved, refused, paused, ….
@Component
class TemplateStatusHandler implements WebhookHandler<TemplateStatusChanged> {

    private final KeptTemplates table;
    private final SyncRequests syncs;

    TemplateStatusHandler(KeptTemplates table, SyncRequests syncs) {
        this.table = table;
        this.syncs = syncs;
    }

    @Override
    public Class<TemplateStatusChanged> eventType() {
        return TemplateStatusChanged.class;
    }

    /// The events hold no time of their own, so that the last one heard need not be the last that happened: Meta is
    /// asked as well.
    @Override
    public void handle(List<Received<TemplateStatusChanged>> received) {
        for (Received<TemplateStatusChanged> one : received) {
            TemplateStatusChanged event = one.event();
            Named template = new Named(event.wabaId(), event.templateId(), event.name(), event.language());
            String word = event.event().toUpperCase(Locale.ROOT);
            switch (word) {
                case "FLAGGED" -> table.rate(template, "RED", one.receivedAt());
                case "REINSTATED", "UNARCHIVED" -> judge(template, "APPROVED", event, one);
                default -> {
                    // A word that is new to us may not take a good template from its campaigns.
                    if (TemplateStatus.of(word) != TemplateStatus.UNKNOWN) {
                        judge(template, word, event, one);
                    }
                }
            }
            syncs.ask(event.wabaId(), one);
        }
    }

    private void judge(Named template, String status, TemplateStatusChanged event, Received<?> received) {
        String reason = status.equals("APPROVED") ? null : event.reason() == null ? event.title() : event.reason();
        table.judge(template, status, reason, received.receivedAt());
    }
}
