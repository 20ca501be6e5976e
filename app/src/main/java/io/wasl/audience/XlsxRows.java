package io.wasl.audience;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rows of one sheet of a workbook. Cells read as their owner saw them; what went wrong in a formula reads as
/// spreadsheets write it (`#N/A`).
final class XlsxRows implements RowSource {

    private static final String CELL = "c";
    private static final String ROW = "row";
    private static final int LETTERS_OF_A_COLUMN = 3;

    private final WorkbookFile workbook;
    private final SharedTexts texts;
    private final CellStyles styles;
    private final XmlPart xml;
    private int line;
    private int rows;

    /// @throws ImportRefused if it holds no such sheet
    XlsxRows(Path file, ImportPlan plan) throws IOException {
        var sheet = plan.sheet();
        workbook = new WorkbookFile(file);
        try {
            texts = SharedTexts.of(workbook);
            styles = CellStyles.of(workbook, plan.days());
            xml = workbook.open(workbook.sheets().stream()
                    .filter(each -> sheet == null || each.name().equals(sheet))
                    .findFirst()
                    .orElseThrow(() -> new ImportRefused("unknown_sheet", "mapping", String.valueOf(sheet))));
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    @Override
    public @Nullable FileRow next() {
        while (xml.next()) {
            if (xml.begins(ROW)) {
                return row();
            }
        }
        return null;
    }

    private FileRow row() {
        if (++rows > ImportLimits.ROWS_AND_BLANKS) {
            throw new ImportRefused("too_many_rows");
        }
        // Counted on where a file numbers its rows twice or backwards.
        line = Math.max(line + 1, number(xml.attribute("r"), ImportLimits.ROWS_AND_BLANKS));
        var cells = new ArrayList<String>();
        boolean isTooWide = false;
        int column = -1;
        int characters = 0;
        while (!xml.ends(ROW) && xml.next()) {
            if (xml.begins(CELL) && characters <= ImportLimits.LINE_CHARACTERS) {
                column = column(xml.attribute("r"), column + 1);
                var text = cell();
                characters += text.length();
                isTooWide |= column >= ImportLimits.COLUMNS && !text.isBlank();
                put(cells, column, text);
            }
        }
        boolean isTooLong = characters > ImportLimits.LINE_CHARACTERS;
        var problem = isTooLong ? RowProblem.LINE_TOO_LONG : problem(cells, isTooWide);
        return new FileRow(line, List.copyOf(cells), problem);
    }

    private static void put(List<String> cells, int column, String text) {
        if (column < ImportLimits.COLUMNS) {
            while (cells.size() <= column) {
                cells.add("");
            }
            cells.set(column, text);
        }
    }

    private static @Nullable RowProblem problem(List<String> cells, boolean isTooWide) {
        if (isTooWide) {
            return RowProblem.TOO_MANY_COLUMNS;
        }
        boolean isTooLong = cells.stream().anyMatch(cell -> cell.length() > ImportLimits.CELL_CHARACTERS);
        return isTooLong ? RowProblem.CELL_TOO_LONG : null;
    }

    private String cell() {
        var type = Objects.requireNonNullElse(xml.attribute("t"), "n");
        int style = number(xml.attribute("s"), ImportLimits.STYLES);
        var text = "";
        while (xml.next() && !xml.ends(CELL)) {
            if (xml.begins("v")) {
                text = value(type, style, xml.text().strip());
            } else if (xml.begins("is")) {
                text = SheetText.of(xml, "is");
            }
        }
        return text;
    }

    private String value(String type, int style, String value) {
        return switch (type) {
            case "s" -> shared(number(value, ImportLimits.SHARED_TEXTS));
            case "str" -> SheetText.plain(value);
            case "b" -> value.equals("1") ? "true" : "false";
            case "n" -> styles.get(style).show(value);
            // An error, or a day in words.
            default -> value;
        };
    }

    /// A short reference stands for a long text: what it stands for counts as if it were unpacked here.
    private String shared(int number) {
        var text = texts.get(number);
        workbook.spend(text.length());
        return text;
    }

    /// By its letters; where a cell has none, it stands behind the one before.
    private static int column(@Nullable String address, int next) {
        int letters = 0;
        int column = 0;
        while (address != null && letters < address.length() && Character.isLetter(address.charAt(letters))) {
            if (++letters > LETTERS_OF_A_COLUMN) {
                throw new ImportRefused("unreadable");
            }
            column = column * 26 + Character.toUpperCase(address.charAt(letters - 1)) - 'A' + 1;
        }
        return letters == 0 || column < 1 ? next : column - 1;
    }

    /// -1 for what is no number up to `most`.
    private static int number(@Nullable String text, int most) {
        if (text == null || !text.matches("[0-9]{1,9}")) {
            return -1;
        }
        int number = Integer.parseInt(text);
        return number <= most ? number : -1;
    }

    @Override
    public void close() throws IOException {
        xml.close();
        workbook.close();
    }
}
