package io.wasl.meta;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An error inside a webhook.
///
/// @param code [ErrorTable#NO_CODE] where Meta gave none that can be used
public record EventError(int code, String title, @Nullable String details) {

    static List<EventError> list(JsonNode errors) {
        return Json.list(errors, EventError::read);
    }

    static EventError read(JsonNode error) {
        return new EventError(
                Json.code(error, "code"),
                Json.text(error, "title", Json.text(error, "message", "")),
                Json.text(error.path("error_data"), "details"));
    }
}
