package io.wasl.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a program says about a contact; everything may be left out. In a change, null erases.
///
/// @param phone in international form, or as people write it together with `defaultCountry`
/// @param defaultCountry in which a national number is read (ISO 3166, two letters)
/// @param tags all that the contact shall have
/// @param attributes in a change merged into those that exist; null removes one
record ContactInput(
        @Nullable String phone,
        @Nullable String defaultCountry,
        @Nullable String userId,
        @Nullable String name,
        @Nullable String language,
        @Nullable List<@Nullable String> tags,
        @Nullable Map<String, @Nullable String> attributes,
        @Nullable ConsentInput consent) {

    /// @param marketing `opted_in` or `opted_out`
    record ConsentInput(
            @Nullable String marketing, @Nullable String source) {}
}
