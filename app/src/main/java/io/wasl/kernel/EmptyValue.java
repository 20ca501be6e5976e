package io.wasl.kernel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What looks empty is empty, wherever a value comes from: what cannot be seen, a lone dash, and what databases and
/// spreadsheets write in place of nothing.
///
/// *Null* is a family name, so only its spellings in all capitals and in no capitals count.
public final class EmptyValue {

    private static final int LONGEST = 20;

    private static final Set<String> WRITTEN = Set.of(
            "NULL",
            "null",
            "(null)",
            "(NULL)",
            "<null>",
            "<NULL>",
            "[null]",
            "[NULL]",
            "\\N",
            "N/A",
            "n/a",
            "N/a",
            "#N/A",
            "#n/a",
            "#N/D",
            "NaN",
            "nan",
            "NaT",
            "undefined",
            "[object Object]",
            "#REF!",
            "#VALUE!",
            "#VALEUR!",
            "#DIV/0!",
            "#NAME?",
            "#NOM?",
            "#NUM!",
            "#NOMBRE!",
            "#NULL!",
            "#NUL!",
            "#SPILL!",
            "#CALC!",
            "#FIELD!",
            "#ERROR!",
            "#GETTING_DATA");

    private EmptyValue() {}

    public static boolean looksEmpty(@Nullable String text) {
        return text == null || isInvisible(text) || isWritten(text);
    }

    /// Whether it stands in place of nothing, although something can be seen.
    public static boolean isWritten(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        var plain = text.strip();
        return WRITTEN.contains(plain) || (!plain.isEmpty() && plain.chars().allMatch(EmptyValue::isDash));
    }

    /// Whether there is nothing to see: no character at all, or spaces of any width, marks of direction, fillers.
    public static boolean isInvisible(String text) {
        return text.codePoints().allMatch(EmptyValue::isInvisible);
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.SURROGATE -> true;
            default -> isFiller(c);
        };
    }

    /// Letters and marks that fonts draw as nothing: fillers of Hangul, the empty pattern of Braille, joiners and
    /// variation selectors.
    private static boolean isFiller(int c) {
        return c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0
                || c == 0x2800
                || c == 0x034F
                || c == 0x17B4
                || c == 0x17B5
                || c == 0x1D159
                || (c >= 0x180B && c <= 0x180F)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF);
    }

    private static boolean isDash(int c) {
        return Character.getType(c) == Character.DASH_PUNCTUATION || c == 0x2212;
    }
}
