package io.wasl.contact;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The international numbers that may begin as somebody types one: with or without `+`, as it is dialled at home, with
/// blanks and brackets.
final class PhoneStarts {

    /// With fewer digits, nearly everybody would begin so in some country.
    private static final int FEWEST_DIGITS_AT_HOME = 3;

    private static final String ZERO = "0";

    private PhoneStarts() {}

    static List<String> of(String query) {
        var typed = PhoneText.typed(query);
        if (typed.isEmpty()) {
            return List.of();
        }
        var exact = PhoneNumbers.normalise(query, null) instanceof ParsedPhone.Valid valid
                ? Stream.of(valid.phone().value())
                : Stream.<String>empty();
        boolean international = typed.startsWith("+");
        return Stream.concat(
                        exact, international ? Stream.of(typed) : Stream.concat(Stream.of("+" + typed), home(typed)))
                .distinct()
                .toList();
    }

    /// Most countries drop the leading zero behind their code, some keep it.
    private static Stream<String> home(String digits) {
        if (digits.length() < FEWEST_DIGITS_AT_HOME) {
            return Stream.empty();
        }
        var codes = PhoneNumbers.countryCodes();
        return digits.startsWith(ZERO)
                ? Stream.concat(behind(codes, digits), behind(codes, digits.substring(1)))
                : behind(codes, digits);
    }

    private static Stream<String> behind(Set<Integer> codes, String digits) {
        return codes.stream().map(code -> "+" + code + digits);
    }
}
