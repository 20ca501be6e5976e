package io.wasl.audience;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/// Rows that made no contact, as a CSV that can be repaired and imported again: the line, the reason, and the row as it
/// was. Opens in a spreadsheet without anything being run.
final class RejectedRows implements AutoCloseable {

    static final String LINE = "line";
    static final String REASON = "reason";

    private static final String MARK = "\uFEFF";

    private final CsvWriter csv;

    RejectedRows(Writer writer, ImportPlan plan) throws IOException {
        // Without the mark, spreadsheets take UTF-8 for something older.
        writer.write(MARK);
        this.csv = CsvWriter.builder()
                .fieldSeparator(plan.separatorOrComma())
                .quoteStrategy(QuoteStrategies.REQUIRED)
                .build(writer);
        var headings = new ArrayList<>(List.of(LINE, REASON));
        plan.columns().forEach(column -> headings.add(neutral(column.heading())));
        csv.writeRecord(headings);
    }

    void write(int line, String reason, List<String> cells) {
        var row = new ArrayList<>(List.of(Integer.toString(line), reason));
        cells.forEach(cell -> row.add(neutral(cell)));
        csv.writeRecord(row);
    }

    /// A cell that a spreadsheet would run as a formula begins with an apostrophe instead.
    static String neutral(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
