package io.wasl.connection;

import java.util.UUID;

public record AccountId(UUID value) {

    /// @throws IllegalArgumentException if it is not an id
    public static AccountId of(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
