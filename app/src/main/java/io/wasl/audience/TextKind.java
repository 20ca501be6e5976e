package io.wasl.audience;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Texts that hold no rows: refused by their name rather than read as one column.
final class TextKind {

    private static final Pattern WEB_PAGE = Pattern.compile("<(?:!doctype html|html|table|head|body|meta)\\b.*");
    private static final Pattern JSON = Pattern.compile("[\\[{]\\s*(?:[\"{\\[].*)?");
    private static final int BEGINNING = 400;
    private static final int PART_THAT_IS_NO_TEXT = 20;

    private TextKind() {}

    /// @param lines the first ones
    /// @throws ImportRefused if they are the beginning of something else than a list
    static void check(List<String> lines) {
        var text = String.join("\n", lines);
        var beginning = text.substring(0, Math.min(BEGINNING, text.length()))
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
        if (WEB_PAGE.matcher(beginning).matches()) {
            throw new ImportRefused("web_page");
        }
        if (beginning.startsWith("<")) {
            throw new ImportRefused("markup");
        }
        if (JSON.matcher(beginning).matches()) {
            throw new ImportRefused("json");
        }
        if (beginning.startsWith("begin:vcard")) {
            throw new ImportRefused("vcard");
        }
        long foreign = text.chars().filter(TextKind::isForeign).count();
        if (foreign * PART_THAT_IS_NO_TEXT > text.length()) {
            throw new ImportRefused("unknown_format");
        }
    }

    private static boolean isForeign(int c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != 0x1F;
    }
}
