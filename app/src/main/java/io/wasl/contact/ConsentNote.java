package io.wasl.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that a person said about marketing.
///
/// @param source where: `whatsapp`, `import`, `api`, `page`, `shop`, …
/// @param words in which it was said, or what proves it
/// @param by which user wrote it down; null if it came by itself
public record ConsentNote(
        MarketingConsent marketing,
        String source,
        Instant at,
        @Nullable String words,
        @Nullable String by) {}
