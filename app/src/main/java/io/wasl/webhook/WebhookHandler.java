package io.wasl.webhook;

import io.wasl.meta.WebhookEvent;
import java.util.List;

/// Acts on one kind of event. Implemented by the modules, as Spring beans.
///
/// An event may be handed over more than once, and in any order: its effects must be the same then.
public interface WebhookHandler<E extends WebhookEvent> {

    Class<E> eventType();

    /// Called inside a transaction of the engine with all events of this kind that were read at once. If it throws, its
    /// changes are undone and it is called again with halves of the list, until the guilty events stand alone.
    void handle(List<Received<E>> events);
}
