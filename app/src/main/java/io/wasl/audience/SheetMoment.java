package io.wasl.audience;

import io.wasl.audience.FormatCode.Token;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// A day and an hour as spreadsheets keep them: days since the year 1900 or 1904, and the part of a day.
///
/// @param seconds since the first of those days
record SheetMoment(LocalDateTime at, long seconds) {

    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final int NOON = 12;
    private static final int LAST_DAY = 2_958_465;
    /// Spreadsheets think that there was a 29th of February 1900.
    private static final int NO_SUCH_DAY = 60;

    /// Empty for a number that is no day of a spreadsheet.
    static Optional<SheetMoment> of(BigDecimal days, boolean since1904) {
        if (days.signum() < 0 || days.compareTo(BigDecimal.valueOf(LAST_DAY + 1L)) >= 0) {
            return Optional.empty();
        }
        long seconds = days.multiply(BigDecimal.valueOf(SECONDS_OF_A_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        var first =
                since1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, days.intValue() < NO_SUCH_DAY ? 31 : 30);
        return Optional.of(new SheetMoment(first.atStartOfDay().plusSeconds(seconds), seconds));
    }

    String show(FormatCode code) {
        boolean hasWords = code.tokens().stream()
                .anyMatch(token -> token.is("md") && token.text().length() > 2);
        return hasWords ? plain(code) : inFull(code.tokens());
    }

    /// The words for days and months are those of a country that the file does not name.
    private String plain(FormatCode code) {
        boolean hasHours = code.tokens().stream().anyMatch(token -> token.is("hH"));
        return at.toLocalDate() + (hasHours ? " " + at.toLocalTime().withNano(0) : "");
    }

    private String inFull(List<Token> tokens) {
        boolean hasHalves = tokens.stream().anyMatch(token -> token.is("a"));
        var text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            text.append(
                    switch (token.kind()) {
                        case 'y' -> token.text().length() <= 2 ? two(at.getYear() % 100) : at.getYear() + "";
                        case 'm' -> digits(token, isMinute(tokens, i) ? at.getMinute() : at.getMonthValue());
                        case 'd' -> digits(token, at.getDayOfMonth());
                        case 'h' -> digits(token, hasHalves ? (at.getHour() + NOON - 1) % NOON + 1 : at.getHour());
                        case 's' -> digits(token, at.getSecond());
                        case 'H' -> digits(token, seconds / 3_600);
                        case 'M' -> digits(token, seconds / 60);
                        case 'S' -> digits(token, seconds);
                        case 'a' -> at.getHour() < NOON ? "AM" : "PM";
                        case '0', '#', '%' -> "";
                        default -> token.text();
                    });
        }
        return text.toString().strip();
    }

    /// The same letter stands for months and, behind hours or before seconds, for minutes.
    private static boolean isMinute(List<Token> tokens, int index) {
        var before = tokens.subList(0, index).reversed().stream()
                .filter(token -> token.is("ymdhsHMS"))
                .findFirst();
        var behind = tokens.subList(index + 1, tokens.size()).stream()
                .filter(token -> token.is("ymdhsHMS"))
                .findFirst();
        return before.filter(token -> token.is("hH")).isPresent()
                || behind.filter(token -> token.is("s")).isPresent();
    }

    private static String digits(Token token, long number) {
        return token.text().length() == 1 ? String.valueOf(number) : two(number);
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }
}
