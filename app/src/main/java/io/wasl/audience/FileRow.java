package io.wasl.audience;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of a file.
///
/// @param line where it begins, counted as editors and spreadsheets do
/// @param problem why it cannot be read, if so
record FileRow(int line, List<String> cells, @Nullable RowProblem problem) {

    FileRow(int line, List<String> cells) {
        this(line, cells, null);
    }

    long characters() {
        return cells.stream().mapToLong(String::length).sum();
    }

    boolean isBlank() {
        return problem == null && cells.stream().allMatch(String::isBlank);
    }
}
