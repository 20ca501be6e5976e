package io.wasl.meta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a number or a business account may send, and what in the chain above it stands in the way.
///
/// @param canSend `AVAILABLE`, `LIMITED` or `BLOCKED`; may gain values
public record NodeHealth(String canSend, List<Entity> entities) {

    public NodeHealth {
        entities = List.copyOf(entities);
    }

    /// @param type `PHONE_NUMBER`, `WABA`, `BUSINESS`, `APP` or `MESSAGE_TEMPLATE`
    /// @param problem in Meta's words
    /// @param solution Meta's advice
    public record Entity(
            String type,
            String id,
            String canSend,
            @Nullable String problem,
            @Nullable String solution) {}
}
