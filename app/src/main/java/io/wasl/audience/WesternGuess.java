package io.wasl.audience;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Which of the older Western encodings makes words of a text: an accent stands on a small letter among letters, or on
/// a capital at the beginning; boxes, fractions and capitals inside a word are the sign of a wrong guess.
final class WesternGuess {

    private static final int BEGINNING = 1 << 16;
    private static final List<TextEncoding> OLD =
            List.of(TextEncoding.WINDOWS_1252, TextEncoding.IBM_850, TextEncoding.MAC_ROMAN);
    private static final String ACCENTED = "éèêëàâäçîïôöùûüÿœæñáíóúãõåøß";
    private static final String PUNCTUATION = "’‘“”«»–—…€°ºª";

    private WesternGuess() {}

    static TextEncoding of(Path file) throws IOException {
        byte[] beginning;
        try (var bytes = Files.newInputStream(file)) {
            beginning = bytes.readNBytes(BEGINNING);
        }
        var best = OLD.getFirst();
        long bestScore = Long.MIN_VALUE;
        for (var encoding : OLD) {
            long score = score(new String(beginning, encoding.charset()));
            if (score > bestScore) {
                best = encoding;
                bestScore = score;
            }
        }
        return best;
    }

    private static long score(String text) {
        long score = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                char before = i == 0 ? ' ' : text.charAt(i - 1);
                score += score(before, text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : ' ');
            }
        }
        return score;
    }

    private static int score(char before, char c, char behind) {
        if (ACCENTED.indexOf(Character.toLowerCase(c)) >= 0) {
            boolean isInside = Character.isLetter(before) || Character.isLetter(behind);
            if (Character.isUpperCase(c) && Character.isLowerCase(before)) {
                return -3;
            }
            return isInside ? 3 : 0;
        }
        if (PUNCTUATION.indexOf(c) >= 0 || Character.isSpaceChar(c)) {
            return 1;
        }
        return Character.isLetter(before) || Character.isLetter(behind) ? -3 : -1;
    }
}
