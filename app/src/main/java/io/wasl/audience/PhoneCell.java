package io.wasl.audience;

import io.wasl.contact.ParsedPhone;
import io.wasl.contact.PhoneNumbers;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A cell in which a number is expected: one number, or several of which the first mobile one counts.
record PhoneCell(ParsedPhone phone, Set<Fix> fixes) {

    private static final int MOST_NUMBERS = 10;
    private static final int LONGEST = 500;
    private static final Pattern BETWEEN = Pattern.compile(
            "\\s*(?::::|[;,|&\\n/]|\\b(?:ou|or|et|and)\\b|\\sأو\\s)\\s*", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern WRITTEN_OUT = Pattern.compile("[0-9]+(?:[.,][0-9]+[eE]\\+?[0-9]{1,2}|[.,]0{1,2})");
    /// With a sign between each three digits, and the same all along.
    private static final Pattern THOUSANDS =
            Pattern.compile("[0-9]{1,3}([,.'’ \\u00A0\\u202F])[0-9]{3}(?:\\1[0-9]{3})+(?:[.,]0{1,2})?");
    private static final Pattern LABEL = Pattern.compile("\\p{L}", Pattern.UNICODE_CHARACTER_CLASS);

    static PhoneCell of(String cell, @Nullable String country) {
        var whole = PhoneNumbers.normalise(cell, country);
        if (whole instanceof ParsedPhone.Invalid && THOUSANDS.matcher(cell).matches()) {
            var digits = cell.replaceFirst("[.,]0{1,2}$", "").replaceAll("[^0-9]", "");
            whole = PhoneNumbers.normalise(digits, country);
            return new PhoneCell(whole, whole instanceof ParsedPhone.Valid ? Set.of(Fix.WRITTEN_OUT) : Set.of());
        }
        return whole instanceof ParsedPhone.Valid || cell.length() > LONGEST
                ? new PhoneCell(whole, whole instanceof ParsedPhone.Valid ? fixes(cell) : Set.of())
                : ofSeveral(cell, country, whole);
    }

    boolean isMobile() {
        return phone instanceof ParsedPhone.Valid valid && valid.warning() != ParsedPhone.Warning.NOT_MOBILE;
    }

    private static PhoneCell ofSeveral(String cell, @Nullable String country, ParsedPhone whole) {
        var numbers = Stream.of(BETWEEN.split(cell, MOST_NUMBERS))
                .filter(part -> !part.isBlank())
                .map(part -> new PhoneCell(PhoneNumbers.normalise(part, country), Set.of()))
                .filter(part -> part.phone() instanceof ParsedPhone.Valid)
                .toList();
        return numbers.isEmpty() ? new PhoneCell(whole, Set.of()) : oneOf(numbers);
    }

    private static PhoneCell oneOf(List<PhoneCell> numbers) {
        var best = numbers.stream().filter(PhoneCell::isMobile).findFirst().orElse(numbers.getFirst());
        return new PhoneCell(best.phone(), EnumSet.of(Fix.ONE_OF_SEVERAL));
    }

    private static Set<Fix> fixes(String cell) {
        var fixes = EnumSet.noneOf(Fix.class);
        if (WRITTEN_OUT.matcher(cell.strip()).matches()) {
            fixes.add(Fix.WRITTEN_OUT);
        } else if (LABEL.matcher(cell).find()) {
            fixes.add(Fix.LABEL);
        }
        return fixes;
    }
}
