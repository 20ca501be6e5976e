package io.wasl.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Reads the error that Meta puts into an answer.
final class GraphErrorBody {

    private GraphErrorBody() {}

    /// Null unless the body is Meta's own error form with a code; a proxy's error page proves nothing about Meta.
    static @Nullable GraphError in(GraphAnswer.Answered answer) {
        return answer.complete() ? in(read(answer), answer) : null;
    }

    /// The answer's JSON object, or a missing node.
    static JsonNode read(GraphAnswer.Answered answer) {
        if (!answer.complete()) {
            return MissingNode.getInstance();
        }
        try {
            JsonNode json = Json.MAPPER.readTree(answer.body());
            return json.isObject() ? json : MissingNode.getInstance();
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    static @Nullable GraphError in(JsonNode body, GraphAnswer.Answered answer) {
        JsonNode error = body.path("error");
        int code = Json.code(error, "code");
        // That one is a code of its own only if it is written there.
        if (code == 0
                && !(error.path("code").isIntegralNumber() && error.path("code").intValue() == 0)) {
            return null;
        }
        return new GraphError(
                code,
                Json.code(error, "error_subcode"),
                answer.status(),
                RepairedText.of(Json.text(error, "message", "no message")),
                details(error),
                Json.text(error, "fbtrace_id"),
                answer.retryAfter());
    }

    private static @Nullable String details(JsonNode error) {
        String details = Json.text(error.path("error_data"), "details");
        if (details == null) {
            details = Json.text(error, "error_user_msg", Json.text(error, "error_user_title", ""));
        }
        return details.isEmpty() ? null : RepairedText.of(details);
    }
}
