package io.wasl.contact;

import io.wasl.kernel.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody said whether a person wants marketing.
///
/// @param words in which it was said
/// @param by which user wrote it down; null if it came by itself
record Statement(
        TenantId tenant,
        ContactId contact,
        MarketingConsent consent,
        String source,
        Instant at,
        @Nullable String words,
        @Nullable String by) {

    private static final int LONGEST_WORDS = 1_000;

    Statement(TenantId tenant, ContactId contact, MarketingConsent consent, String source, Instant at) {
        this(tenant, contact, consent, source, at, null, null);
    }

    /// As a message said it, cut to what is kept.
    Statement in(@Nullable String text) {
        var kept = text == null ? "" : text.replace("\0", "").strip();
        var cut = kept.substring(
                0, kept.offsetByCodePoints(0, Math.min(LONGEST_WORDS, kept.codePointCount(0, kept.length()))));
        return new Statement(tenant, contact, consent, source, at, cut.isEmpty() ? null : cut, by);
    }
}
