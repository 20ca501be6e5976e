package io.wasl.audience;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A number format of a spreadsheet, such as `00000`, `0 %` or `dd/mm/yyyy hh:mm`, taken apart in one pass. Of several
/// sections only the first counts, the one for positive numbers.
record FormatCode(List<Token> tokens) {

    /// @param kind a letter of the format (`y`, `m`, `d`, `h`, `s`, `a`, `0`, `#`, `.`, `,`, `%`), in capitals for
    /// hours
    /// and minutes that go on counting beyond a day, or [#LITERAL]
    record Token(char kind, String text) {

        static final char LITERAL = '"';

        boolean is(String kinds) {
            return kinds.indexOf(kind) >= 0;
        }
    }

    private static final String MOMENT = "ymdhsHMS";
    private static final String DIGIT = "0#";

    static FormatCode of(String code) {
        var lower = code.toLowerCase(Locale.ROOT);
        return new FormatCode(lower.contains("general") ? List.of() : new Reading(code, lower).tokens());
    }

    boolean isMoment() {
        return tokens.stream().anyMatch(token -> token.is(MOMENT));
    }

    boolean isPercentage() {
        return tokens.stream().anyMatch(token -> token.is("%"));
    }

    /// Whether zeros are written before a number that has fewer digits.
    boolean isPadded() {
        var whole = whole();
        int first = 0;
        while (first < whole.size() && !whole.get(first).is("0")) {
            first++;
        }
        long digits =
                whole.stream().skip(first).filter(token -> token.is(DIGIT)).count();
        return digits > 1 && whole.stream().noneMatch(token -> token.is(","));
    }

    String show(BigDecimal number) {
        var scaled = isPercentage() ? number.movePointRight(2) : number;
        int decimals = (int) tokens.stream()
                .dropWhile(token -> !token.is("."))
                .filter(token -> token.is(DIGIT))
                .count();
        var text = scaled.abs().setScale(decimals, RoundingMode.HALF_UP).toPlainString();
        int point = decimals == 0 ? text.length() : text.indexOf('.');
        var behind = tokens.stream()
                .dropWhile(token -> !token.is("."))
                .filter(token -> !token.is(DIGIT + "."))
                .map(Token::text)
                .collect(Collectors.joining());
        return (number.signum() < 0 ? "-" : "") + whole(text.substring(0, point)) + text.substring(point) + behind;
    }

    /// Digits fill their places from the right; the first place takes all that are left. Behind a zero no place stays
    /// empty.
    private String whole(String digits) {
        var whole = whole();
        int places = (int) whole.stream().filter(token -> token.is(DIGIT)).count();
        int left = digits.length();
        var shown = new ArrayList<String>();
        for (int i = whole.size() - 1; i >= 0; i--) {
            var token = whole.get(i);
            if (!token.is(DIGIT)) {
                shown.addFirst(token.text());
                continue;
            }
            int taken = --places == 0 ? left : Math.min(left, 1);
            boolean isForced = whole.subList(0, i + 1).stream().anyMatch(before -> before.is("0"));
            shown.addFirst(taken == 0 && isForced ? "0" : digits.substring(left - taken, left));
            left -= taken;
        }
        return String.join("", shown);
    }

    private List<Token> whole() {
        return tokens.stream().takeWhile(token -> !token.is(".")).toList();
    }

    private static final class Reading {

        private static final String LETTERS = "ymdhs";

        private final String code;
        private final String lower;
        private final List<Token> tokens = new ArrayList<>();
        private int at;

        Reading(String code, String lower) {
            this.code = code;
            this.lower = lower.length() == code.length() ? lower : code;
        }

        List<Token> tokens() {
            while (at < code.length() && code.charAt(at) != ';') {
                char c = lower.charAt(at);
                switch (c) {
                    case '"' -> literal(at + 1, end('"'));
                    case '[' -> bracket(end(']'));
                    case '\\' -> literal(at + 1, at + 2);
                    case '_' -> literal(" ");
                    case '*' -> at += 2;
                    default -> letter(c);
                }
            }
            return List.copyOf(tokens);
        }

        private void letter(char c) {
            if (lower.startsWith("am/pm", at) || lower.startsWith("a/p", at)) {
                add('a', lower.startsWith("am/pm", at) ? 5 : 3);
            } else if (LETTERS.indexOf(c) >= 0) {
                int end = at;
                while (end < lower.length() && lower.charAt(end) == c) {
                    end++;
                }
                add(c, end - at);
            } else if (c == '?') {
                add('#', 1);
            } else {
                add("0#.,%".indexOf(c) >= 0 ? c : Token.LITERAL, 1);
            }
        }

        /// Hours that go on counting are in brackets; so are colours, currencies and languages, which say nothing.
        private void bracket(int end) {
            var inside = lower.substring(Math.min(at + 1, end), end);
            if (inside.matches("h{1,2}|m{1,2}|s{1,2}")) {
                tokens.add(new Token(Character.toUpperCase(inside.charAt(0)), inside));
            }
            at = end + 1;
        }

        private void add(char kind, int length) {
            tokens.add(new Token(kind, code.substring(at, at + length)));
            at += length;
        }

        private void literal(int from, int to) {
            int end = Math.min(to, code.length());
            tokens.add(new Token(Token.LITERAL, code.substring(Math.min(from, end), end)));
            at = Math.max(to, from) + (code.charAt(at) == '"' ? 1 : 0);
        }

        private void literal(String text) {
            tokens.add(new Token(Token.LITERAL, text));
            at += 2;
        }

        private int end(char closing) {
            int end = code.indexOf(closing, at + 1);
            return end < 0 ? code.length() : end;
        }
    }
}
