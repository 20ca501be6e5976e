package io.wasl.contact;

import java.util.UUID;

public record ContactId(UUID value) {

    public static ContactId of(String text) {
        return new ContactId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
