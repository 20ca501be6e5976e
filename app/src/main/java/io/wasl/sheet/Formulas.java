package io.wasl.sheet;

import java.util.regex.Pattern;

/// What a spreadsheet would run if it stood at the beginning of a cell of a CSV text. An apostrophe before it keeps it
/// a
/// text; an import takes the apostrophe away again.
///
/// The reader's spreadsheet may part cells by another character than the file does, so what stands behind any such
/// character counts as a beginning too. A number with its sign is harmless and stays readable.
public final class Formulas {

    private static final String BEGINNING = "(?<![^;,|\\t\\r\\n])";
    private static final String DANGEROUS = "(?='*[=+\\-@\\t\\r\\uFF1D\\uFF0B\\uFF0D\\uFF20])";
    private static final String NUMBER = "(?![+-][0-9][0-9 ]*(?:[.,][0-9]+)?(?:[;,|\\t\\r\\n]|\\z))";
    private static final Pattern RUNS = Pattern.compile(BEGINNING + DANGEROUS + NUMBER);
    private static final Pattern GUARDED = Pattern.compile(BEGINNING + "'" + DANGEROUS);

    private Formulas() {}

    public static String neutral(String cell) {
        return RUNS.matcher(cell).replaceAll("'");
    }

    /// What `neutral` was given.
    public static String restored(String cell) {
        return GUARDED.matcher(cell).replaceAll("");
    }
}
