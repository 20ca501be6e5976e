package io.wasl.audience;

import java.util.List;

/// Which character parts the cells of a text: the one that parts most of its first lines into equally many.
final class Separators {

    static final List<Character> KNOWN = List.of(';', ',', '\t', '|');

    private Separators() {}

    static char of(List<String> lines) {
        char best = ',';
        long bestScore = 0;
        for (char separator : KNOWN) {
            long score = score(lines, separator);
            if (score > bestScore) {
                best = separator;
                bestScore = score;
            }
        }
        return best;
    }

    private static long score(List<String> lines, char separator) {
        var counts = lines.stream()
                .map(line -> count(line, separator))
                .filter(count -> count > 0)
                .toList();
        // How many lines agree with the usual count; the count itself decides between equals.
        return counts.stream()
                .distinct()
                .mapToLong(count -> counts.stream().filter(count::equals).count() * 1_000 + count)
                .max()
                .orElse(0);
    }

    private static int count(String line, char separator) {
        boolean quoted = false;
        int count = 0;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            count += !quoted && line.charAt(i) == separator ? 1 : 0;
        }
        return count;
    }
}
