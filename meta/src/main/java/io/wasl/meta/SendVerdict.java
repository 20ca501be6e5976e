package io.wasl.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Judges what an answer proves about the message. Everything that proves neither way is in doubt.
final class SendVerdict {

    private SendVerdict() {}

    static SendOutcome on(GraphAnswer answer) {
        return switch (answer) {
            case GraphAnswer.NeverLeft(String reason) -> new SendOutcome.NotSent(reason);
            case GraphAnswer.Lost(String reason) -> new SendOutcome.InDoubt(reason, null, null);
            case GraphAnswer.Answered answered -> on(answered);
        };
    }

    private static SendOutcome on(GraphAnswer.Answered answer) {
        if (!answer.complete()) {
            return inDoubt("the answer is longer than any of Meta's", answer, null);
        }
        JsonNode body = GraphErrorBody.read(answer);
        GraphError error = GraphErrorBody.in(body, answer);
        if (error != null && answer.status() >= 400 && answer.status() < 500) {
            return new SendOutcome.Refused(error);
        }
        if (!answer.isSuccess() || error != null) {
            return inDoubt("HTTP " + answer.status(), answer, error);
        }
        return answer.isJson()
                ? accepted(body, answer)
                : inDoubt("the answer is not JSON but " + answer.contentType(), answer, null);
    }

    private static SendOutcome accepted(JsonNode body, GraphAnswer.Answered answer) {
        JsonNode messages = body.path("messages");
        String wamid = Json.text(messages.path(0), "id", "");
        if (messages.size() != 1 || wamid.isBlank()) {
            return inDoubt("the answer holds not one message id but " + messages.size(), answer, null);
        }
        JsonNode contact = body.path("contacts").path(0);
        return new SendOutcome.Accepted(
                RepairedText.of(wamid),
                Json.text(contact, "wa_id"),
                Json.text(contact, "user_id"),
                Json.text(messages.path(0), "message_status"));
    }

    private static SendOutcome inDoubt(String reason, GraphAnswer.Answered answer, @Nullable GraphError error) {
        return new SendOutcome.InDoubt(reason, error, RepairedText.of(answer.beginning()));
    }
}
