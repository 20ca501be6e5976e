package io.wasl.contact;

import io.wasl.contact.ParsedPhone.Problem;
import io.wasl.kernel.EmptyValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What somebody wrote into a field for a phone number, reduced to its digits.
///
/// @param international whether it said so, with `+` or `00`
/// @param problem why it is no number, if that can be seen without knowing any country
record PhoneText(
        String digits, boolean international, @Nullable Problem problem) {

    private static final int LONGEST_TEXT = 60;
    private static final int MOST_DIGITS = 17;
    private static final int FEWEST_DIGITS = 5;
    private static final Pattern SHORTENED = Pattern.compile("([0-9])[.,]([0-9]+)[eE]\\+?([0-9]{1,2})");
    private static final Pattern ZERO_FRACTION = Pattern.compile("([0-9]{6,})[.,]0{1,2}");
    private static final Pattern SEVERAL =
            Pattern.compile(".*[0-9](?: *[/;,|&\\n] *)(?:\\+|[0-9 ().-]){6,}.*", Pattern.DOTALL);
    private static final Pattern NOTE = Pattern.compile("\\([^()0-9]*\\p{L}[^()0-9]*\\)");
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s().\\-/_'\\u2010-\\u2015\\u2212\\u00B7]");
    /// A word and a colon, or a word that everybody puts before a number.
    private static final Pattern PREFIX = Pattern.compile("(?i)^(?:\\p{L}{1,12}\\.?\\s*:"
            + "|(?:tel|tél|phone|whatsapp|mobile|mob|gsm|cell|portable|هاتف|جوال|موبايل|واتساب)\\.?\\s)\\s*");

    static PhoneText of(String raw) {
        if (raw.length() > LONGEST_TEXT) {
            return problem(Problem.TOO_LONG);
        }
        if (EmptyValue.looksEmpty(raw)) {
            return problem(Problem.EMPTY);
        }
        var text = NOTE.matcher(PREFIX.matcher(plain(raw).strip()).replaceFirst(""))
                .replaceAll("")
                .strip();
        if (text.isEmpty()) {
            return problem(Problem.EMPTY);
        }
        var shortened = SHORTENED.matcher(text);
        if (shortened.matches()) {
            return writtenOut(shortened);
        }
        if (SEVERAL.matcher(text).matches()) {
            return problem(Problem.SEVERAL_NUMBERS);
        }
        return digits(ZERO_FRACTION.matcher(text).replaceFirst("$1"));
    }

    /// `2.61340100301E+11` still has all its digits, `2.6134E+11` does not.
    private static PhoneText writtenOut(Matcher shortened) {
        int exponent = Integer.parseInt(shortened.group(3));
        return shortened.group(2).length() == exponent
                ? digits(shortened.group(1) + shortened.group(2))
                : problem(Problem.ROUNDED);
    }

    /// The beginning of a number, as far as it has been typed: digits, behind a plus if it says so.
    /// Empty if it is no number.
    static String typed(String raw) {
        if (raw.length() > LONGEST_TEXT) {
            return "";
        }
        var text = PREFIX.matcher(plain(raw).strip()).replaceFirst("");
        var dense = PUNCTUATION.matcher(text.replace("(0)", "")).replaceAll("").replaceFirst("^\\+?00", "+");
        return dense.matches("\\+?[0-9]{1," + MOST_DIGITS + "}") ? dense : "";
    }

    private static PhoneText digits(String text) {
        var dense = PUNCTUATION.matcher(text.replace("(0)", "")).replaceAll("");
        boolean plus = dense.startsWith("+");
        var digits = plus ? dense.substring(1) : dense;
        // "+00261…" is what remains when a sheet puts a plus before everything.
        boolean zeros = digits.startsWith("00");
        digits = zeros ? digits.substring(2) : digits;
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return problem(Problem.NOT_A_NUMBER);
        }
        if (digits.length() < FEWEST_DIGITS) {
            return problem(Problem.TOO_SHORT);
        }
        return digits.length() > MOST_DIGITS ? problem(Problem.TOO_LONG) : new PhoneText(digits, plus || zeros, null);
    }

    /// Digits of every script as 0-9, full-width plus as `+`, and nothing that is invisible, such as direction marks.
    private static String plain(String raw) {
        var plain = new StringBuilder(raw.length());
        raw.codePoints().forEach(c -> {
            if (Character.isDigit(c)) {
                plain.append((char) ('0' + Character.digit(c, 10)));
            } else if (c == '\uFF0B') {
                plain.append('+');
            } else if (Character.isSpaceChar(c)) {
                plain.append(' ');
            } else if (Character.getType(c) != Character.FORMAT) {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }

    private static PhoneText problem(Problem problem) {
        return new PhoneText("", false, problem);
    }
}
