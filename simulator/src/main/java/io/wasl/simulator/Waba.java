package io.wasl.simulator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A WhatsApp Business Account.
final class Waba {

    final String id;
    final ObjectNode fields;
    private boolean subscribed;
    private @Nullable Callback override;

    Waba(String id, ObjectNode fields, boolean subscribed) {
        this.id = id;
        this.fields = fields;
        this.subscribed = subscribed;
    }

    boolean subscribed() {
        return subscribed;
    }

    @Nullable Callback override() {
        return override;
    }

    /// Subscribing again without an address is how Meta takes an override away.
    void subscribe(@Nullable Callback address) {
        subscribed = true;
        override = address;
    }

    void unsubscribe() {
        subscribed = false;
        override = null;
    }
}
