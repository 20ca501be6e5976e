package io.wasl.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A business may reach more or fewer people, or have more or fewer numbers.
///
/// @param messagingLimit such as `TIER_2K`: people who may be written to in 24 hours, over the whole portfolio
public record CapabilityChanged(
        String wabaId,
        @Nullable String messagingLimit,
        @Nullable String phoneNumbers) implements WebhookEvent {

    static WebhookEvent read(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode value = RepairedText.of(raw);
        String limit = Json.text(value, "max_daily_conversations_per_business");
        String numbers = Json.text(value, "max_phone_numbers_per_business");
        return new CapabilityChanged(
                origin.wabaId(),
                limit == null ? Json.text(value, "max_daily_conversation_per_phone") : limit,
                numbers == null ? Json.text(value, "max_phone_numbers_per_waba") : numbers);
    }
}
