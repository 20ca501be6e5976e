package io.wasl.meta;

import java.util.List;

/// One webhook POST, taken apart.
///
/// @param entries how many envelopes it held
public record WebhookBody(int entries, List<WebhookEvent> events) {

    public WebhookBody {
        events = List.copyOf(events);
    }

    public long messages() {
        return events.stream().filter(InboundMessage.class::isInstance).count();
    }

    public long statuses() {
        return events.stream().filter(StatusUpdate.class::isInstance).count();
    }
}
