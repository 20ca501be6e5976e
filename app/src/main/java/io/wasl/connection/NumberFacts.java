package io.wasl.connection;

import io.wasl.meta.PhoneNumber;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What Meta tells about a number and the token that was shown.
public record NumberFacts(PhoneNumber number, @Nullable Instant tokenExpiresAt) {

    private static final int STANDARD_THROUGHPUT = 80;
    private static final int HIGH_THROUGHPUT = 1000;

    /// Messages a second. An unknown level is treated like the common one: faster would be refused.
    int throughput() {
        String level = number.throughputLevel();
        return level != null && level.toUpperCase(Locale.ROOT).equals("HIGH") ? HIGH_THROUGHPUT : STANDARD_THROUGHPUT;
    }

    public Quality quality() {
        return Quality.of(number.qualityRating());
    }

    /// What keeps the number from sending, though the token may use it.
    public Optional<Trouble> trouble() {
        return switch (number.status() == null ? "" : number.status().toUpperCase(Locale.ROOT)) {
            case "BANNED" -> Optional.of(Trouble.NUMBER_BANNED);
            case "PENDING", "UNVERIFIED", "DISCONNECTED", "DELETED", "MIGRATED" ->
                Optional.of(Trouble.NUMBER_NOT_REGISTERED);
            default -> Optional.empty();
        };
    }
}
