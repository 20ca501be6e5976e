package io.wasl.kernel;

import java.util.UUID;

/// A company that uses this installation; *client* on screen.
public record TenantId(UUID value) {

    public static TenantId of(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
