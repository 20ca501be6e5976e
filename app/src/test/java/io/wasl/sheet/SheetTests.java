package io.wasl.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class SheetTests {

    private static final Instant NOON = Instant.parse("2026-11-30T12:00:07.123Z");
    private static final SheetReader LOVA = new SheetReader(Locale.FRENCH, ZoneId.of("Indian/Antananarivo"));
    private static final SheetReader JANE = new SheetReader(Locale.ENGLISH, ZoneId.of("UTC"));
    private static final SheetReader LAYLA = new SheetReader(Locale.of("ar"), ZoneId.of("Asia/Riyadh"));

    @Test
    void aFrenchSpreadsheetFindsSemicolonsAndItsOwnTime() throws IOException {
        assertThat(text(written(SheetFormat.CSV, LOVA))).isEqualTo("""
                \uFEFFNom;Envoyé (Antananarivo);Âge\r
                "Aïna; ""Bé"\"";2026-11-30 15:00:07;41\r
                '=1+1;;\r
                """);
    }

    @Test
    void anEnglishOneFindsCommas() throws IOException {
        assertThat(text(written(SheetFormat.CSV, JANE))).contains("\"Aïna; \"\"Bé\"\"\",2026-11-30 12:00:07,41");
        assertThat(text(written(SheetFormat.CSV, LAYLA))).contains("Envoyé (الرياض);Âge");
    }

    @Test
    void aWorkbookHoldsTextsTimesAndNumbersAsSuch() throws IOException {
        var rows = rows(written(SheetFormat.XLSX, LOVA));

        assertThat(rows.getFirst().getCellText(1)).isEqualTo("Envoyé (Antananarivo)");
        assertThat(rows.get(1).getCellAsDate(1)).contains(LocalDateTime.of(2026, 11, 30, 15, 0, 7));
        assertThat(rows.get(1).getCell(2).getType()).isEqualTo(CellType.NUMBER);
        var formula = rows.get(2).getCell(0);
        assertThat(formula.getType()).isEqualTo(CellType.STRING);
        assertThat(formula.getText()).isEqualTo("=1+1");
    }

    @Test
    void whatNoWorkbookCanHoldIsCutOrLeftOut() throws IOException {
        var response = new MockHttpServletResponse();
        try (var sheet = download(SheetFormat.XLSX, JANE, "A/B: [x]").open(response)) {
            sheet.row("a\u0001b", "x".repeat(40_000), "<&>\"\n\uD83D\uDE00");
        }

        var row = rows(response.getContentAsByteArray()).getFirst();
        assertThat(row.getCellText(0)).isEqualTo("ab");
        assertThat(row.getCellText(1)).hasSize(32_767);
        assertThat(row.getCellText(2)).isEqualTo("<&>\"\n\uD83D\uDE00");
    }

    @Test
    void manyRowsStayWhole() throws IOException {
        var response = new MockHttpServletResponse();
        try (var sheet = download(SheetFormat.XLSX, JANE, "Many").open(response)) {
            for (int row : IntStream.range(0, 1_500).toArray()) {
                sheet.row(row, "text " + row);
            }
        }

        assertThat(rows(response.getContentAsByteArray()))
                .hasSize(1_500)
                .last()
                .satisfies(row -> assertThat(row.getCellText(1)).isEqualTo("text 1499"));
    }

    @Test
    void aFileIsCalledWhatItIs() {
        assertThat(download(SheetFormat.XLSX, LOVA, "Soldes d’été: -20 %/\u202Eexe")
                        .fileName())
                .isEqualTo("Destinataires - Soldes d’été -20 % exe - 2026-11-30.xlsx");
        assertThat(download(SheetFormat.CSV, LOVA, "").fileName()).isEqualTo("Destinataires - 2026-11-30.csv");
    }

    private static byte[] written(SheetFormat format, SheetReader reader) throws IOException {
        var response = new MockHttpServletResponse();
        try (var sheet = download(format, reader, "").open(response)) {
            sheet.row("Nom", reader.timed("Envoyé"), "Âge");
            sheet.row("Aïna; \"Bé\"", NOON, 41);
            sheet.row("=1+1", null, null);
        }
        return response.getContentAsByteArray();
    }

    private static Download download(SheetFormat format, SheetReader reader, String of) {
        return new Download(format, reader, "Destinataires", of, LocalDate.of(2026, 11, 30));
    }

    private static List<Row> rows(byte[] workbook) throws IOException {
        try (var opened = new ReadableWorkbook(
                new ByteArrayInputStream(workbook), new org.dhatim.fastexcel.reader.ReadingOptions(true, true))) {
            return opened.getFirstSheet().read();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
