package io.wasl.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whether a person wants marketing, who said so and when. Of two statements the later one counts.
public record Consent(
        MarketingConsent marketing,
        @Nullable String source,
        @Nullable Instant at) {

    public static final Consent UNKNOWN = new Consent(MarketingConsent.UNKNOWN, null, null);
}
