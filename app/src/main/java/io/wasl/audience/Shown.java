package io.wasl.audience;

/// Text from a file as it can be stored and shown: without what is no character, on one line.
final class Shown {

    private Shown() {}

    static String text(String raw) {
        return raw.replaceAll("[\\p{Cntrl}\\uD800-\\uDFFF\\uFFFE\\uFFFF]", " ").strip();
    }

    static String cut(String raw, int most) {
        var text = text(raw);
        return text.length() <= most ? text : text.substring(0, boundary(text, most)) + "…";
    }

    private static int boundary(String text, int most) {
        return Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }
}
