package io.wasl.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// An Excel workbook. Its texts are marked as such, so that none becomes a formula, not even when somebody edits it.
final class XlsxSheet implements Sheet {

    private static final String PRODUCER = "Wasl";
    private static final int ROWS_A_LEAF = 1_000_000;
    private static final int ROWS_IN_MEMORY = 500;
    private static final int LONGEST_TEXT = 32_767;
    private static final double WIDTH = 20;
    private static final String TEXT = "@";

    private final Workbook workbook;
    private final SheetReader reader;
    private final String title;
    private List<? extends @Nullable Object> headings = List.of();
    private @Nullable Worksheet leaf;
    private int leaves;
    private int row;

    XlsxSheet(OutputStream out, String title, SheetReader reader) {
        this.workbook = new Workbook(out, PRODUCER, null);
        this.title = title;
        this.reader = reader;
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) throws IOException {
        var sheet = leaf;
        if (sheet == null) {
            headings = cells;
            begin();
            return;
        }
        write(row == ROWS_A_LEAF ? begin() : sheet, cells);
    }

    @Override
    public void close() throws IOException {
        if (leaf == null) {
            begin();
        }
        workbook.close();
    }

    private Worksheet begin() throws IOException {
        if (leaf != null) {
            leaf.close();
        }
        leaves++;
        var sheet = workbook.newWorksheet(leaves == 1 ? title : title + " " + leaves);
        leaf = sheet;
        row = 0;
        if (reader.locale().getLanguage().equals("ar")) {
            sheet.rightToLeft();
        }
        sheet.freezePane(0, 1);
        for (int column = 0; column < headings.size(); column++) {
            sheet.width(column, WIDTH);
            sheet.style(0, column).bold().set();
        }
        write(sheet, headings);
        return sheet;
    }

    private void write(Worksheet sheet, List<? extends @Nullable Object> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            write(sheet, column, cells.get(column));
        }
        row++;
        if (row % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    private void write(Worksheet sheet, int column, @Nullable Object cell) {
        if (cell == null) {
            return;
        }
        switch (cell) {
            case Number number -> sheet.value(row, column, number);
            case Instant at -> {
                sheet.value(row, column, reader.local(at));
                sheet.style(row, column).format(timeFormat()).set();
            }
            default -> {
                // Not by the workbook's table of texts, which stays in memory until the end.
                sheet.inlineString(row, column, cut(cell.toString()));
                sheet.style(row, column).format(TEXT).set();
            }
        }
    }

    private String timeFormat() {
        return reader.locale().getLanguage().equals("en") ? "d mmm yyyy hh:mm:ss" : "dd/mm/yyyy hh:mm:ss";
    }

    /// What a cell can hold.
    private static String cut(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        boolean halves = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1));
        return text.substring(0, halves ? LONGEST_TEXT - 1 : LONGEST_TEXT);
    }
}
