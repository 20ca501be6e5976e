package io.wasl.contact;

import org.jspecify.annotations.Nullable;

/// Which contacts of a list are wanted; null asks nothing.
///
/// @param query beginnings of words of the name, in any order, or of the number
public record ContactFilter(
        @Nullable String query,
        @Nullable String tag,
        @Nullable MarketingConsent consent) {

    public static final ContactFilter ALL = new ContactFilter(null, null, null);
}
