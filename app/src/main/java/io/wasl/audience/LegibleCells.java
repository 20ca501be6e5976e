package io.wasl.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What can still be read of a row that cannot be taken: of a text that is broken or cut, the cells before the fault.
final class LegibleCells {

    private static final Set<RowProblem> BROKEN =
            Set.of(RowProblem.LINE_TOO_LONG, RowProblem.UNCLOSED_QUOTE, RowProblem.TEXT_AFTER_QUOTE);

    private LegibleCells() {}

    static FileRow of(FileRow row, RowProblem problem, ImportPlan plan) {
        if (plan.isWorkbook() || row.cells().size() != 1) {
            return row;
        }
        var text = row.cells().getFirst();
        if (BROKEN.contains(problem)) {
            var cells = split(text, plan.separatorOrComma());
            // The last one lacks its end.
            return new FileRow(row.line(), cells.subList(0, Math.max(0, cells.size() - 1)));
        }
        return problem == RowProblem.WRONG_SEPARATOR
                ? partedOtherwise(row, plan.columns().size())
                : row;
    }

    private static FileRow partedOtherwise(FileRow row, int columns) {
        return Separators.KNOWN.stream()
                .map(separator -> split(row.cells().getFirst(), separator))
                .filter(cells -> cells.size() == columns)
                .findFirst()
                .map(cells -> new FileRow(row.line(), cells))
                .orElse(row);
    }

    private static List<String> split(String text, char separator) {
        var cells = new ArrayList<String>();
        int start = 0;
        while (start <= text.length()) {
            boolean isQuoted = text.startsWith("\"", start);
            int end = isQuoted ? behindQuote(text, start + 1) : text.indexOf(separator, start);
            boolean isWhole = end >= 0 && (end == text.length() || text.charAt(end) == separator);
            if (!isWhole) {
                cells.add(text.substring(start));
                break;
            }
            var cell = text.substring(start, end);
            cells.add(isQuoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell);
            start = end + 1;
        }
        return cells;
    }

    /// Negative if it never ends.
    private static int behindQuote(String text, int from) {
        int at = text.indexOf('"', from);
        while (at >= 0 && text.startsWith("\"\"", at)) {
            at = text.indexOf('"', at + 2);
        }
        return at < 0 ? at : at + 1;
    }
}
