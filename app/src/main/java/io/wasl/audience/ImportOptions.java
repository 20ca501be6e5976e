package io.wasl.audience;

import io.wasl.contact.ContactLimits;
import io.wasl.contact.PhoneNumbers;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a file shall be imported.
///
/// @param tags that every contact of the file gets
/// @param defaultCountry in which national numbers are read
/// @param reader whose language decides how days are written, where a file leaves that to its reader
public record ImportOptions(
        MappingWish mapping,
        List<String> tags,
        @Nullable String defaultCountry,
        @Nullable Locale reader) {

    public ImportOptions(MappingWish mapping, List<String> tags, @Nullable String defaultCountry) {
        this(mapping, tags, defaultCountry, null);
    }

    /// @throws ImportRefused for tags or a country that cannot be
    public ImportOptions {
        tags = tags.stream()
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        if (tags.size() > ContactLimits.TAGS) {
            throw new ImportRefused("too_many_tags", "tags", String.valueOf(ContactLimits.TAGS));
        }
        if (tags.stream()
                .anyMatch(tag -> tag.length() > ContactLimits.TAG || tag.chars().anyMatch(Character::isISOControl))) {
            throw new ImportRefused("tag_too_long", "tags", String.valueOf(ContactLimits.TAG));
        }
        defaultCountry = defaultCountry == null || defaultCountry.isBlank()
                ? null
                : defaultCountry.strip().toUpperCase(Locale.ROOT);
        if (defaultCountry != null && !PhoneNumbers.isCountry(defaultCountry)) {
            throw new ImportRefused("unknown_country", "default_country", defaultCountry);
        }
    }
}
