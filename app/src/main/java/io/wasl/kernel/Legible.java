package io.wasl.kernel;

/// Text that can be kept and shown.
public final class Legible {

    private Legible() {}

    /// Whether it holds neither a NUL, which PostgreSQL keeps nowhere, nor half a character.
    public static boolean isText(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }
}
