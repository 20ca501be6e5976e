package io.wasl.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Something befell a whole business account: a violation, a restriction, a ban, a partner.
///
/// @param event `ACCOUNT_VIOLATION`, `ACCOUNT_RESTRICTION`, `DISABLED_UPDATE`, …; may gain values
/// @param raw all that Meta says, which differs by event
public record AccountChanged(String wabaId, String event, JsonNode raw) implements WebhookEvent {

    @Override
    public @Nullable String phoneNumberId() {
        return null;
    }
}
