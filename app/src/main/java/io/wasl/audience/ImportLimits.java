package io.wasl.audience;

/// How much a file of contacts may hold.
final class ImportLimits {

    static final long FILE_BYTES = 50L << 20;
    static final int ROWS = 1_000_000;
    /// Rows with nothing in them included: as many as a spreadsheet has.
    static final int ROWS_AND_BLANKS = 1 << 20;
    static final int LINE_CHARACTERS = 64 << 10;
    static final int LINES_OF_A_ROW = 50;
    static final int COLUMNS = 200;
    static final int CELL_CHARACTERS = 4 << 10;

    /// Of the rows that are in memory at a time.
    static final long CHUNK_CHARACTERS = 4L << 20;

    static final int ZIP_ENTRIES = 1_000;
    static final long UNZIPPED_BYTES = 500L << 20;
    static final long LEAST_UNZIPPED_BYTES = 1L << 20;
    static final int UNZIPPED_RATIO = 100;

    static final int MARKUP_DEPTH = 60;
    static final int MARKUP_NAMES = 2_000;
    /// Between two tags.
    static final int MARKUP_BYTES = 1 << 20;
    /// As many as a cell of a spreadsheet may have.
    static final int TEXT_CHARACTERS = 32_767;

    static final int SHARED_TEXTS = 2_000_000;
    static final int SHARED_TEXTS_BYTES = 32 << 20;
    static final int SHEETS = 100;
    static final int STYLES = 65_536;
    static final int FORMAT_CHARACTERS = 255;
    static final int NUMBER_CHARACTERS = 40;
    static final int EXPONENT = 30;

    private ImportLimits() {}
}
