package io.wasl.message;

import io.wasl.contact.ContactsMerged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The messages of a contact that became part of another one are messages of the whole.
@Component
class MergedContacts {

    private final Messages messages;

    MergedContacts(Messages messages) {
        this.messages = messages;
    }

    @EventListener
    void follow(ContactsMerged merged) {
        messages.move(merged.tenant(), merged.absorbed(), merged.kept());
    }
}
