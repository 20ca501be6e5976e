package io.wasl.contact;

import org.jspecify.annotations.Nullable;

/// Which contacts of a list are wanted; null asks nothing.
///
/// @param query the beginning of the number, of the name or of its last word
public record ContactFilter(
        @Nullable String query,
        @Nullable String tag,
        @Nullable MarketingConsent consent) {

    public static final ContactFilter ALL = new ContactFilter(null, null, null);
}
