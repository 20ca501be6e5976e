package io.wasl.audience;

import java.util.Locale;

/// What a row was understood in spite of: how spreadsheets and exports write what somebody meant otherwise. Nothing is
/// lost by any of these but the last.
enum Fix {
    /// `="034…"`, an apostrophe before the cell, or what cannot be seen around it.
    UNWRAPPED,
    /// `2.61340100301E+11` or `261340100304.0`, with all digits.
    WRITTEN_OUT,
    /// A label beside the number: `p:+261…`, `034… (mobile)`.
    LABEL,
    /// Several numbers in one cell: the first mobile one counts.
    ONE_OF_SEVERAL,
    /// The column for numbers is empty, another one is not.
    OTHER_COLUMN,
    /// `NULL`, `#N/A` and the like count as nothing.
    PLACEHOLDER,
    /// The row cannot be taken, but it can be read who refuses.
    ONLY_REFUSAL;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
