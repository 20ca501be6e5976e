package io.wasl.audience;

/// How much a file of contacts may hold.
final class ImportLimits {

    static final long FILE_BYTES = 50L << 20;
    static final int ROWS = 1_000_000;
    static final int LINE_CHARACTERS = 64 << 10;
    static final int LINES_OF_A_ROW = 50;
    static final int COLUMNS = 200;
    static final int CELL_CHARACTERS = 4 << 10;

    static final long UNZIPPED_BYTES = 500L << 20;
    static final long UNZIPPED_STRINGS_BYTES = 100L << 20;
    static final int UNZIPPED_RATIO = 100;
    static final int ZIP_ENTRIES = 1_000;

    private ImportLimits() {}
}
