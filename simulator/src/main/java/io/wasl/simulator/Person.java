package io.wasl.simulator;

import org.jspecify.annotations.Nullable;

/// A WhatsApp user: by phone number, by business-scoped user id, or both.
record Person(@Nullable String waId, String userId) {

    static Person withNumber(String waId) {
        return new Person(waId, userIdOf(waId));
    }

    /// Always the same for a number, as Meta's is within one portfolio.
    static String userIdOf(String waId) {
        long hash = 1469598103934665603L;
        for (int i = 0; i < waId.length(); i++) {
            hash = (hash ^ waId.charAt(i)) * 1099511628211L;
        }
        return Countries.of(waId) + "." + (1_000_000_000_000_000L + Math.floorMod(hash, 9_000_000_000_000_000L));
    }

    /// Whether this user hides the number, for a given share of all users; the same users each time.
    boolean hidesNumber(double share) {
        return share > 0
                && Math.floorMod((userId.hashCode() * 0x9E3779B97F4A7C15L) >>> 17, 1_000_000L) < share * 1_000_000;
    }

    String address() {
        return waId == null ? userId : waId;
    }
}
