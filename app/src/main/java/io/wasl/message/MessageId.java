package io.wasl.message;

import java.util.UUID;

public record MessageId(UUID value) {

    /// @throws IllegalArgumentException if it is not an id
    public static MessageId of(String text) {
        return new MessageId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
