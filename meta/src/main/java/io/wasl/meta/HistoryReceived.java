package io.wasl.meta;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A part of what was written before the number was connected, for as long as the WhatsApp Business app remembers it.
///
/// @param phase 0 for the last day, 1 for three months, 2 for half a year
/// @param progress of all parts, in per cent
/// @param conversations by the other person's number or user id
/// @param refusal why there is no history: the business declined to share it
public record HistoryReceived(
        String wabaId,
        String phoneNumberId,
        int phase,
        int progress,
        List<Conversation> conversations,
        @Nullable EventError refusal)
        implements WebhookEvent {

    public HistoryReceived {
        conversations = List.copyOf(conversations);
    }

    /// @param messages as Meta describes them, the newest and the oldest in no order to rely on
    public record Conversation(String id, List<JsonNode> messages) {

        public Conversation {
            messages = List.copyOf(messages);
        }
    }

    public int messages() {
        return conversations.stream()
                .mapToInt(conversation -> conversation.messages().size())
                .sum();
    }

    static WebhookEvent read(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode part = RepairedText.of(raw);
        JsonNode metadata = part.path("metadata");
        List<EventError> errors = EventError.list(part.path("errors"));
        return new HistoryReceived(
                origin.wabaId(),
                origin.number(),
                Json.number(metadata, "phase"),
                Json.number(metadata, "progress"),
                Json.list(part.path("threads"), HistoryReceived::thread),
                errors.isEmpty() ? null : errors.getFirst());
    }

    private static Conversation thread(JsonNode thread) {
        return new Conversation(Json.text(thread, "id", ""), Json.list(thread.path("messages"), message -> message));
    }
}
