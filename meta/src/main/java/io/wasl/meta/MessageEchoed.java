package io.wasl.meta;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The business wrote to somebody from the WhatsApp Business app, beside us. At least one of `toPhone` and `toUserId`
/// is present.
///
/// @param toPhone digits as Meta writes them, without `+`
public record MessageEchoed(
        String wabaId,
        String phoneNumberId,
        String wamid,
        Instant at,
        @Nullable String toPhone,
        @Nullable String toUserId,
        InboundContent content)
        implements WebhookEvent {

    static WebhookEvent read(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode echo = RepairedText.of(raw);
        String phone = Json.text(echo, "to", "");
        String userId = Json.text(echo, "to_user_id", "");
        if (phone.isEmpty() && userId.isEmpty()) {
            throw new MalformedEvent("neither number nor user id of the recipient");
        }
        return new MessageEchoed(
                origin.wabaId(),
                origin.number(),
                Json.required(echo, "id"),
                Json.requiredInstant(echo, "timestamp"),
                phone.isEmpty() ? null : phone,
                userId.isEmpty() ? null : userId,
                Contents.read(echo));
    }
}
