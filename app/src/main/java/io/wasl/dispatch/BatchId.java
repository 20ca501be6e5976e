package io.wasl.dispatch;

import java.util.UUID;

public record BatchId(UUID value) {

    /// @throws IllegalArgumentException if it is not an id
    public static BatchId of(String text) {
        return new BatchId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
