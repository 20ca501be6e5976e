package io.wasl.audience;

import java.util.Locale;

/// Why a row of a file cannot be taken, besides what is wrong with its number.
enum RowProblem {
    LINE_TOO_LONG,
    TOO_MANY_COLUMNS,
    CELL_TOO_LONG,
    UNCLOSED_QUOTE,
    TEXT_AFTER_QUOTE,
    /// Bytes that do not exist in the encoding of the file.
    BAD_ENCODING,
    /// A NUL or another character that is no text.
    BAD_CHARACTER,
    /// One cell where the others have several: another character parts this row.
    WRONG_SEPARATOR,
    REPEATED_HEADING,
    NAME_TOO_LONG,
    TAG_TOO_LONG,
    TOO_MANY_TAGS,
    VALUE_TOO_LONG,
    /// The database does not take it, for a reason that was not foreseen.
    UNACCEPTABLE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
