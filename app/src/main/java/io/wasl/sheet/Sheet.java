package io.wasl.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table as it is being written, row by row; the first row holds the headings. Keeps a few rows in memory, however
/// many there are.
public interface Sheet extends AutoCloseable {

    /// CSV for programs, with times as ISO 8601 in UTC.
    static Sheet forPrograms(OutputStream out, char separator) throws IOException {
        return new CsvSheet(out, separator, Object::toString);
    }

    /// @param cells texts, numbers, `Instant`s; null for an empty cell
    void row(List<? extends @Nullable Object> cells) throws IOException;

    default void row(@Nullable Object... cells) throws IOException {
        row(Arrays.asList(cells));
    }

    @Override
    void close() throws IOException;
}
