package io.wasl.connection;

import io.wasl.meta.PhoneNumber;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What Meta tells about a number and the token that was shown.
record NumberFacts(PhoneNumber number, @Nullable Instant tokenExpiresAt) {

    private static final int STANDARD_THROUGHPUT = 80;
    private static final int HIGH_THROUGHPUT = 1000;

    /// Messages a second. An unknown level is treated like the common one: faster would be refused.
    int throughput() {
        String level = number.throughputLevel();
        return level != null && level.toUpperCase(Locale.ROOT).equals("HIGH") ? HIGH_THROUGHPUT : STANDARD_THROUGHPUT;
    }

    Quality quality() {
        return Quality.of(number.qualityRating());
    }
}
