package io.wasl.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Keeps what runs the other way whole within a sentence, and its sentence around it. Unicode's isolates (FIRST STRONG
/// ISOLATE, POP DIRECTIONAL ISOLATE) keep it from carrying its neighbours along, and from losing its own edges: the dot
/// of `.xlsx`, the plus of a telephone number, the brackets of a name.
final class Isolates {

    static final String OPEN = "\u2068";
    static final String CLOSE = "\u2069";

    private static final Pattern PLACE = Pattern.compile("\\{\\d+}");
    /// Either a part that is isolated already, or words, file endings and numbers that run from left to right.
    private static final Pattern FOREIGN = Pattern.compile("\u2068[^\u2069]*\u2069|"
            + "(?<![A-Za-z0-9_])[\u200e\u200f]?(?:[.+/@#~-]{0,2}[A-Za-z]|\\+[0-9])[!-~&&[^\"«»]]*"
            + "(?: [.+/@#~(-]{0,2}[A-Za-z0-9][!-~&&[^\"«»]]*)*\u200e?");
    private static final Pattern END = Pattern.compile("[.,;:!?\u200e]+$");

    private Isolates() {}

    /// A pattern of ICU's message syntax whose simple places are isolated.
    static String ofPlaces(String pattern) {
        return PLACE.matcher(pattern).replaceAll(OPEN + "$0" + CLOSE);
    }

    /// A sentence that runs from right to left, with what it quotes in Latin letters isolated.
    static String ofQuotes(String sentence) {
        return FOREIGN.matcher(sentence).replaceAll(match -> Matcher.quoteReplacement(isolated(match.group())));
    }

    /// Whether something is among the arguments that runs from right to left.
    static boolean areNeeded(Object @Nullable [] arguments) {
        if (arguments == null) {
            return false;
        }
        for (Object argument : arguments) {
            if (argument instanceof CharSequence text && text.chars().anyMatch(Isolates::isRightToLeft)) {
                return true;
            }
        }
        return false;
    }

    private static String isolated(String part) {
        if (part.startsWith(OPEN)) {
            return part;
        }
        var end = END.matcher(part);
        int length = end.find() ? end.start() : part.length();
        // A bracket that was opened before the part closes after it.
        while (length > 0 && part.charAt(length - 1) == ')' && part.lastIndexOf('(', length - 1) < 0) {
            length--;
        }
        return OPEN + part.substring(0, length) + CLOSE + part.substring(length);
    }

    private static boolean isRightToLeft(int character) {
        byte direction = Character.getDirectionality(character);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
