package io.wasl.audience;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a CSV text. A row that cannot be read costs that row, never those behind it: what belongs to a row is
/// found line by line, and only then parsed.
final class CsvRows implements RowSource {

    private final Reader reader;
    private final Lines lines;
    private final char separator;
    private final CsvReader.CsvReaderBuilder csv;
    private final Deque<Lines.Line> ahead = new ArrayDeque<>();

    CsvRows(Reader reader, char separator) {
        this.reader = reader;
        this.lines = new Lines(reader);
        this.separator = separator;
        this.csv = CsvReader.builder()
                .fieldSeparator(separator)
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(false);
    }

    @Override
    public @Nullable FileRow next() throws IOException {
        var line = nextLine();
        if (line == null) {
            return null;
        }
        if (!line.whole()) {
            return refused(line, RowProblem.LINE_TOO_LONG);
        }
        if (!QuotedText.isOpen(line.text(), separator)) {
            return parsed(line.number(), line.text());
        }
        return continued(line);
    }

    /// A quoted cell goes on in the next lines. If it never ends, only the first of the lines is lost.
    private FileRow continued(Lines.Line first) throws IOException {
        var taken = new ArrayList<Lines.Line>();
        var text = new StringBuilder(first.text());
        boolean open = true;
        while (taken.size() < ImportLimits.LINES_OF_A_ROW && text.length() <= ImportLimits.LINE_CHARACTERS) {
            var line = nextLine();
            if (line == null) {
                break;
            }
            taken.add(line);
            text.append('\n').append(line.text());
            if (!line.whole()) {
                break;
            }
            open = QuotedText.isOpen(line.text(), separator, open);
            if (!open) {
                var row = parsed(first.number(), text.toString());
                if (row.problem() != RowProblem.TEXT_AFTER_QUOTE) {
                    return row;
                }
                // Closed by a quote that was meant to open another cell.
                break;
            }
        }
        taken.reversed().forEach(ahead::addFirst);
        return refused(first, RowProblem.UNCLOSED_QUOTE);
    }

    private Lines.@Nullable Line nextLine() throws IOException {
        return ahead.isEmpty() ? lines.next() : ahead.removeFirst();
    }

    private FileRow parsed(int number, String text) {
        if (text.isEmpty()) {
            return new FileRow(number, List.of());
        }
        try {
            var cells = csv.ofSingleCsvRecord(text).getFields();
            return new FileRow(number, cells.subList(0, Math.min(cells.size(), ImportLimits.COLUMNS)), problem(cells));
        } catch (CsvParseException textBehindAQuote) {
            return new FileRow(number, List.of(shortened(text)), RowProblem.TEXT_AFTER_QUOTE);
        }
    }

    private static @Nullable RowProblem problem(List<String> cells) {
        if (cells.size() > ImportLimits.COLUMNS) {
            return RowProblem.TOO_MANY_COLUMNS;
        }
        boolean isTooLong = cells.stream().anyMatch(cell -> cell.length() > ImportLimits.CELL_CHARACTERS);
        return isTooLong ? RowProblem.CELL_TOO_LONG : null;
    }

    private static FileRow refused(Lines.Line line, RowProblem problem) {
        return new FileRow(line.number(), List.of(shortened(line.text())), problem);
    }

    private static String shortened(String text) {
        return text.length() <= ImportLimits.CELL_CHARACTERS ? text : text.substring(0, ImportLimits.CELL_CHARACTERS);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
