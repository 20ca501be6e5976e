package io.wasl.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A group was made, joined, left, renamed, suspended, ….
///
/// @param field which of Meta's four fields about groups told it
/// @param event such as `group_create`; may gain values
public record GroupChanged(
        String wabaId,
        @Nullable String phoneNumberId,
        String field,
        @Nullable String groupId,
        String event) implements WebhookEvent {

    static WebhookEvent read(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode group = RepairedText.of(raw);
        return new GroupChanged(
                origin.wabaId(),
                origin.phoneNumberId(),
                origin.field(),
                Json.text(group, "group_id"),
                Json.text(group, "type", Json.text(group, "event", origin.field())));
    }
}
