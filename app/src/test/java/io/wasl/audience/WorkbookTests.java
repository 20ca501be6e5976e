package io.wasl.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Workbooks as people make them, and as somebody makes them who means harm.
class WorkbookTests {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "00000, 101, 00101",
        "0%, 0.2, 20%",
        "0\\ %, 0.2, 20 %",
        "0.0%, 0.125, 12.5%",
        "dd/mm/yyyy, 46386, 30/12/2026",
        "dd/mm/yyyy hh:mm, 46386.5, 30/12/2026 12:00",
        "[$-40C]d.m.yy, 46386, 30.12.26",
        "hh:mm, 0.395833333333333, 09:30",
        "h:mm AM/PM, 0.895833333333333, 9:30 PM",
        "[h]:mm, 1.5, 36:00",
        "d mmmm yyyy, 46386, 2026-12-30",
        "'0#\" \"##\" \"##\" \"##\" \"##', 340000012, 03 40 00 00 12",
        "'#,##0.00', 1250.5, 1250.5",
        "General, 0.1, 0.1",
        "General, 261340000000.0, 261340000000",
        "General, 2.61340000001E11, 261340000001",
        "General, 1.1000000000000001, 1.1",
        "yyyy-mm-dd, 1000000000, 1000000000",
        "yyyy-mm-dd, -5, -5",
    })
    void numbersReadAsTheirOwnerSawThem(String format, String number, String shown) throws IOException {
        var styles = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"" + format.replace("\"", "&quot;")
                + "\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs>";

        var cells = cells(BookOfMarkup.withCell("<c r=\"B2\" s=\"1\"><v>" + number + "</v></c>")
                .styles(styles));

        assertThat(cells).containsExactly("261340000001", shown);
    }

    @ParameterizedTest
    @CsvSource({
        "14, fr, , 30/12/2026",
        "14, fr, MG, 30/12/2026",
        "14, ar, SA, 30/12/2026",
        "14, en, US, 12/30/2026",
        "14, en, GB, 30/12/2026",
        "14, en, , 2026-12-30",
        "14, , FR, 2026-12-30",
        "22, fr, , 30/12/2026 12:00",
    })
    void aDayThatIsLeftToTheReaderIsWrittenAsHeWritesIt(
            String format, @Nullable Locale reader, @Nullable String country, String shown) throws IOException {
        var book = BookOfMarkup.withCell("<c r=\"B2\" s=\"1\"><v>46386.5</v></c>")
                .styles("<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"" + format + "\"/></cellXfs>");

        var options = new ImportOptions(MappingWish.NONE, List.of(), country, reader);
        var days = FirstLook.at(file(book.bytes()), options).plan().days();
        assertThat(read(book, days).get(1).cells()).containsExactly("261340000001", shown);
    }

    @ParameterizedTest
    @CsvSource({
        "'<c t=\"str\"><f>1</f><v>0340000011</v></c>', 0340000011",
        "'<c t=\"str\"><v>034_x000D_</v></c>', 034",
        "'<c t=\"inlineStr\"><is><r><t>Jean </t></r><r><t>Be</t></r></is></c>', Jean Be",
        "'<c t=\"inlineStr\"><is><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh></is></c>', 東京",
        "'<c t=\"inlineStr\"><is><t>_x005F_x0041_</t></is></c>', _x0041_",
        "'<c t=\"e\"><v>#DIV/0!</v></c>', #DIV/0!",
        "'<c t=\"b\"><v>1</v></c>', true",
        "'<c t=\"d\"><v>2026-12-30</v></c>', 2026-12-30",
        "'<c t=\"odd\"><v>x</v></c>', x",
        "'<c t=\"s\"><v>2000000000</v></c>', ''",
        "'<c t=\"s\"><v>-1</v></c>', ''",
        "'<c s=\"99999999\"><v>5</v></c>', 5",
        "'<c><f>1+1</f></c>', ''",
        "'<c r=\"%%\"><v>7</v></c>', 7",
    })
    void cellsOfEveryKindAreRead(String cell, String text) throws IOException {
        assertThat(cells(BookOfMarkup.withCell(cell)).get(1).strip()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+90000000", "1E-90000000", "9e999", "1E+2147483648", "0.1e2000000000"})
    void anExponentIsNotWrittenOut(String number) throws IOException {
        assertThat(cells(BookOfMarkup.withCell("<c r=\"B2\"><v>" + number + "</v></c>"))
                        .get(1))
                .isEqualTo(number);
    }

    @Test
    void aFormatOfSixtyThousandBracketsShowsNothing() throws IOException {
        var styles = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"" + "[".repeat(60_000)
                + "\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs>";

        assertThat(cells(BookOfMarkup.withCell("<c r=\"B2\" s=\"1\"><v>5</v></c>")
                        .styles(styles)))
                .containsExactly("261340000001", "5");
    }

    @Test
    void millionsOfEmptyRowsAreRefusedWhereverTheSheetLies() throws IOException {
        var rows = BookOfMarkup.repeated("<worksheet><sheetData>", "<row/>", 2_000_000, "</sheetData></worksheet>");

        assertRefused("too_many_rows", padded(new BookOfMarkup().sheetAt("elsewhere/s.bin", rows)));
    }

    @Test
    void textsThatWouldFillTheMemoryAreRefused() throws IOException {
        var many = BookOfMarkup.repeated("<sst>", "<si><t>a</t></si>", 2_100_000, "</sst>");
        var long_ = BookOfMarkup.repeated("<sst>", "<si><t>" + "a".repeat(4_000) + "</t></si>", 9_000, "</sst>");

        assertRefused("too_many_texts", padded(BookOfMarkup.withCell("").texts(many)));
        assertRefused("too_many_texts", padded(BookOfMarkup.withCell("").texts(long_)));
    }

    @Test
    void aShortReferenceToALongTextCountsInFull() throws IOException {
        var text = BookOfMarkup.text("<sst><si><t>" + "a".repeat(30_000) + "</t></si></sst>");
        var rows = BookOfMarkup.repeated(
                "<worksheet><sheetData>", "<row><c t=\"s\"><v>0</v></c></row>", 200_000, "</sheetData></worksheet>");

        assertRefused(
                "unpacks_too_large",
                new BookOfMarkup()
                        .sheetAt("worksheets/sheet1.xml", rows)
                        .texts(text)
                        .bytes());
    }

    @Test
    void markupThatNoSpreadsheetWritesIsRefused() throws IOException {
        assertRefused("unreadable", padded(BookOfMarkup.withRows("<a>".repeat(100_000))));
        assertRefused("unreadable", padded(BookOfMarkup.withRows("<row x=\"" + "a".repeat(2 << 20) + "\"/>")));
        assertRefused("unreadable", padded(BookOfMarkup.withRows(names(5_000))));
        assertRefused(
                "unreadable",
                BookOfMarkup.withCell("<c r=\"ZZZZZZ2\"><v>1</v></c>").bytes());
        assertRefused("unreadable", padded(BookOfMarkup.withRows("<row><c></row>")));
    }

    @Test
    void entitiesAreNotFollowed() throws IOException {
        var sheet = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData>"
                + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData></worksheet>";

        assertThatThrownBy(() -> look(new BookOfMarkup().sheet(sheet).bytes())).isInstanceOf(ImportRefused.class);
    }

    @Test
    void aCellInTheLastColumnTakesNoRoomForTheOthers() throws IOException {
        var row = read(BookOfMarkup.withCell("<c r=\"XFD2\"><v>1</v></c>")).get(1);

        assertThat(row.problem()).isEqualTo(RowProblem.TOO_MANY_COLUMNS);
        assertThat(row.cells()).hasSize(1);
    }

    @Test
    void aRowOfEndlessCellsIsRefusedAlone() throws IOException {
        var cell = "<c t=\"inlineStr\"><is><t>" + "a".repeat(30_000) + "</t></is></c>";

        var rows = read(BookOfMarkup.withCell(cell.repeat(5)));

        assertThat(rows.get(1).problem()).isEqualTo(RowProblem.LINE_TOO_LONG);
        assertThat(rows.getFirst().problem()).isNull();
    }

    private static String names(int count) {
        var names = new StringBuilder();
        for (int i = 0; i < count; i++) {
            names.append("<n").append(i).append("/>");
        }
        return names.toString();
    }

    /// As large as a workbook that may hold so much.
    private static byte[] padded(BookOfMarkup book) {
        return book.bytes(1 << 20);
    }

    private List<String> cells(BookOfMarkup book) throws IOException {
        return read(book).get(1).cells();
    }

    private List<FileRow> read(BookOfMarkup book) throws IOException {
        return read(book, null);
    }

    private List<FileRow> read(BookOfMarkup book, @Nullable String days) throws IOException {
        var plan = new ImportPlan("xlsx", null, null, 0, List.of(), List.of(), null, List.of(), days);
        var rows = new ArrayList<FileRow>();
        try (var source = new XlsxRows(file(book.bytes()), plan)) {
            for (var row = source.next(); row != null; row = source.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private FirstLook look(byte[] bytes) throws IOException {
        return FirstLook.at(file(bytes), new ImportOptions(MappingWish.NONE, List.of(), "MG"));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("book"), bytes);
    }

    private void assertRefused(String code, byte[] bytes) {
        assertThatThrownBy(() -> look(bytes))
                .isInstanceOfSatisfying(
                        ImportRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
