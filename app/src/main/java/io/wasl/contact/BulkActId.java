package io.wasl.contact;

import java.util.UUID;

public record BulkActId(UUID value) {

    public static BulkActId of(String text) {
        return new BulkActId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
