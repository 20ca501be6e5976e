package io.wasl.webhook;

import org.springframework.stereotype.Component;

/// What became of each event that Meta sent, statuses that were simply applied excepted.
@Component
public class IntegrationLog {

    /// Called by a handler: the event is understood but belongs to nothing that we know (yet).
    public void unmatched(Received<?> event, String reason) {
        Verdicts.current().add(event, EventState.UNMATCHED, reason);
    }
}
