package io.wasl.audience;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/// The rows of the first sheet of a workbook, which [Archive] has found harmless.
final class XlsxRows implements RowSource {

    private final ReadableWorkbook workbook;
    private final Iterator<Row> rows;
    private int line;

    XlsxRows(Path file) throws IOException {
        workbook = open(file);
        try {
            rows = workbook.getFirstSheet().openStream().iterator();
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    private static ReadableWorkbook open(Path file) throws IOException {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        } catch (RuntimeException e) {
            throw new IOException("not a workbook", e);
        }
    }

    @Override
    public @Nullable FileRow next() throws IOException {
        try {
            return rows.hasNext() ? read(rows.next()) : null;
        } catch (ExcelReaderException e) {
            throw new IOException("a sheet that cannot be read", e);
        }
    }

    private FileRow read(Row row) {
        // Counted on where a file numbers its rows twice or backwards.
        line = Math.max(line + 1, row.getRowNum());
        int count = Math.min(row.getCellCount(), ImportLimits.COLUMNS + 1);
        var cells = new ArrayList<>(Collections.nCopies(count, ""));
        for (int i = 0; i < count; i++) {
            var cell = row.getOptionalCell(i);
            if (cell.isPresent()) {
                cells.set(i, text(cell.get()));
            }
        }
        return new FileRow(line, List.copyOf(cells), problem(cells));
    }

    private static @Nullable RowProblem problem(List<String> cells) {
        if (cells.size() > ImportLimits.COLUMNS && !cells.getLast().isBlank()) {
            return RowProblem.TOO_MANY_COLUMNS;
        }
        boolean isTooLong = cells.stream().anyMatch(cell -> cell.length() > ImportLimits.CELL_CHARACTERS);
        return isTooLong ? RowProblem.CELL_TOO_LONG : null;
    }

    private static String text(Cell cell) {
        if (cell.getValue() instanceof BigDecimal number) {
            return isDate(cell) ? date(cell) : number.stripTrailingZeros().toPlainString();
        }
        if (cell.getType() == CellType.FORMULA) {
            return number(String.valueOf(cell.getRawValue()));
        }
        return cell.getType() == CellType.ERROR || cell.getValue() == null ? "" : cell.getText();
    }

    /// A formula's result comes as it is stored, which may be `2.61341234567E11`.
    private static String number(String text) {
        if (text.equals("null") || !text.matches("-?[0-9.]+([eE][+]?[0-9]{1,2})?")) {
            return text.equals("null") ? "" : text;
        }
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    private static boolean isDate(Cell cell) {
        var format = cell.getDataFormatString();
        return format != null && format.replaceAll("\"[^\"]*\"|\\[[^]]*]", "").matches("(?i).*[ymdh].*");
    }

    private static String date(Cell cell) {
        var date = cell.asDate();
        boolean isMidnight = date.toLocalTime().toSecondOfDay() == 0;
        return isMidnight ? date.toLocalDate().toString() : date.toString();
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
