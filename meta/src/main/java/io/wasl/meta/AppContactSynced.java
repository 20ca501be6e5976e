package io.wasl.meta;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A contact was added to, or removed from, the address book of the WhatsApp Business app beside us.
///
/// @param action `add` or `remove`; may gain values
/// @param phone digits as Meta writes them
public record AppContactSynced(
        String wabaId,
        String phoneNumberId,
        String action,
        String phone,
        @Nullable String name,
        Instant at) implements WebhookEvent {

    static WebhookEvent read(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode sync = RepairedText.of(raw);
        if (!"contact".equals(Json.text(sync, "type"))) {
            throw new MalformedEvent("a state of something else than a contact");
        }
        JsonNode contact = sync.path("contact");
        return new AppContactSynced(
                origin.wabaId(),
                origin.number(),
                Json.required(sync, "action"),
                Json.required(contact, "phone_number"),
                Json.text(contact, "full_name", Json.text(contact, "first_name", "")),
                Json.requiredInstant(sync.path("metadata"), "timestamp"));
    }
}
