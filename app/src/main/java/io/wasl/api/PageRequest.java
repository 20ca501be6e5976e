package io.wasl.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Which part of a list is asked for. Controllers take it as an argument.
///
/// @param after where the part before it ended, as `Page.nextCursor` said; null from the beginning
record PageRequest(int limit, @Nullable String after) {

    static final int DEFAULT_LIMIT = 50;
    static final int LARGEST_LIMIT = 200;

    static PageRequest parse(@Nullable String limit, @Nullable String cursor) {
        return new PageRequest(limit(limit), cursor == null || cursor.isEmpty() ? null : open(cursor));
    }

    /// Makes of a position an opaque cursor.
    static String close(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(StandardCharsets.UTF_8));
    }

    private static int limit(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LARGEST_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, together with the numbers out of range.
        }
        throw ApiProblem.invalid("limit", "is not a number from 1 to " + LARGEST_LIMIT);
    }

    private static String open(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw ApiProblem.invalid("cursor", "is not one that was given in next_cursor");
        }
    }
}
