package io.wasl.meta;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What Meta says when it refuses. Logic looks at `code`; people read `message` and `details`.
///
/// @param subcode 0 when Meta gave none
/// @param traceId what Meta's support asks for
/// @param retryAfter how long Meta asks to wait, where it says so
public record GraphError(
        int code,
        int subcode,
        int httpStatus,
        String message,
        @Nullable String details,
        @Nullable String traceId,
        @Nullable Duration retryAfter) {}
