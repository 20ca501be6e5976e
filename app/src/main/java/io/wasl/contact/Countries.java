package io.wasl.contact;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The countries that have phone numbers, as a reader's language calls and sorts them.
public final class Countries {

    private Countries() {}

    /// @param code ISO 3166, two letters
    public record Country(String code, String name) {}

    public static List<Country> named(Locale reader) {
        return PhoneNumbers.countries().stream()
                .map(code -> new Country(code, Locale.of("", code).getDisplayCountry(reader)))
                .sorted(Comparator.comparing(Country::name, Collator.getInstance(reader)))
                .toList();
    }
}
