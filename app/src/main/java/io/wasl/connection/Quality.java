package io.wasl.connection;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How Meta rates a number or a template by what its recipients make of it.
public enum Quality {
    GREEN,
    YELLOW,
    RED,
    UNKNOWN;

    /// @param rating Meta's word, which may be absent or new to us
    public static Quality of(@Nullable String rating) {
        return switch (rating == null ? "" : rating.toUpperCase(Locale.ROOT)) {
            case "GREEN" -> GREEN;
            case "YELLOW" -> YELLOW;
            case "RED" -> RED;
            default -> UNKNOWN;
        };
    }
}
