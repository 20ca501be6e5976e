package io.wasl.audience;

/// Where quotes begin and end in CSV (RFC 4180): a quote opens at the beginning of a cell only.
final class QuotedText {

    private QuotedText() {}

    /// Whether a quote is still open at the end of the text.
    static boolean isOpen(CharSequence text, char separator) {
        return isOpen(text, separator, false);
    }

    /// @param before whether one was open before the text
    static boolean isOpen(CharSequence text, char separator, boolean before) {
        boolean open = before;
        boolean cellBegins = !before;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (open) {
                boolean doubled = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                open = c != '"' || doubled;
                i += doubled ? 1 : 0;
            } else {
                open = c == '"' && cellBegins;
                cellBegins = c == separator;
            }
        }
        return open;
    }
}
