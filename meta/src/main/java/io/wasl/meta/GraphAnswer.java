package io.wasl.meta;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of one HTTP exchange.
sealed interface GraphAnswer {

    /// @param complete false when the body was longer than we read
    record Answered(
            int status,
            String contentType,
            String body,
            boolean complete,
            @Nullable Duration retryAfter) implements GraphAnswer {

        /// As it may stand in a record or a log.
        String beginning() {
            return body.length() > 2_000 ? body.substring(0, 2_000) : body;
        }

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /// Whether it calls itself JSON, the way the Graph API does.
        boolean isJson() {
            return contentType.isEmpty() || contentType.contains("json") || contentType.contains("javascript");
        }
    }

    /// The body never began to leave.
    record NeverLeft(String reason) implements GraphAnswer {}

    /// The request left, in part or whole, and no whole answer came.
    record Lost(String reason) implements GraphAnswer {}
}
