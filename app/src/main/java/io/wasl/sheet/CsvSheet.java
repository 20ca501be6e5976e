package io.wasl.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// CSV (RFC 4180) in UTF-8.
final class CsvSheet implements Sheet {

    /// Without the mark, spreadsheets take UTF-8 for something older.
    private static final String MARK = "\uFEFF";

    /// Read as a time by spreadsheets of every language.
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final CsvWriter csv;
    private final Function<Instant, String> times;

    CsvSheet(OutputStream out, SheetReader reader) throws IOException {
        this(out, reader.separator(), at -> TIME.format(reader.local(at)));
    }

    CsvSheet(OutputStream out, char separator, Function<Instant, String> times) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(MARK);
        this.csv = CsvWriter.builder().fieldSeparator(separator).build(writer);
        this.times = times;
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) {
        csv.writeRecord(cells.stream().map(this::text).toList());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    private String text(@Nullable Object cell) {
        if (cell == null) {
            return "";
        }
        return cell instanceof Instant at ? times.apply(at) : Formulas.neutral(cell.toString());
    }
}
