package io.wasl.audience;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A workbook whose markup a test writes itself, as no spreadsheet would.
final class BookOfMarkup {

    private static final String TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private String sheet = "worksheets/sheet1.xml";
    private String related = "";

    /// What a part says.
    interface Part {

        void write(OutputStream output) throws IOException;
    }

    static BookOfMarkup withRows(String rows) {
        return new BookOfMarkup().sheet("<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    /// Rows with an address and a phone number each, of which the last cell is given.
    static BookOfMarkup withCell(String cell) {
        return withRows("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>phone</t></is></c>"
                + "<c r=\"B1\" t=\"inlineStr\"><is><t>value</t></is></c></row>"
                + "<row r=\"2\"><c r=\"A2\"><v>261340000001</v></c>" + cell + "</row>");
    }

    BookOfMarkup sheet(String markup) {
        return part(sheet, text(markup));
    }

    BookOfMarkup sheetAt(String place, Part markup) {
        sheet = place;
        return part(place, markup);
    }

    BookOfMarkup styles(String markup) {
        related += relation("styles", "styles.xml");
        return part("styles.xml", text("<styleSheet>" + markup + "</styleSheet>"));
    }

    BookOfMarkup texts(Part markup) {
        related += relation("sharedStrings", "odd/texts.xml");
        return part("odd/texts.xml", markup);
    }

    static Part text(String markup) {
        return output -> output.write(markup.getBytes(StandardCharsets.UTF_8));
    }

    static Part repeated(String before, String again, int times, String behind) {
        return output -> {
            text(before).write(output);
            var block = again.repeat(1_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < times / 1_000; i++) {
                output.write(block);
            }
            text(behind).write(output);
        };
    }

    byte[] bytes() {
        return bytes(0);
    }

    /// @param ballast how many bytes to add that nobody can press together, so that more may be unpacked
    byte[] bytes(int ballast) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            var noise = new byte[ballast];
            new Random(7).nextBytes(noise);
            add(zip, "ballast", output -> output.write(noise));
            add(
                    zip,
                    "_rels/.rels",
                    text("<Relationships>" + relation("officeDocument", "xl/workbook.xml") + "</Relationships>"));
            add(
                    zip,
                    "xl/workbook.xml",
                    text("<workbook xmlns:r=\"x\"><sheets>"
                            + "<sheet name=\"One\" sheetId=\"1\" r:id=\"worksheet\"/></sheets></workbook>"));
            add(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    text("<Relationships>" + relation("worksheet", sheet) + related + "</Relationships>"));
            for (var part : parts.entrySet()) {
                add(zip, "xl/" + part.getKey(), part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private BookOfMarkup part(String place, Part markup) {
        parts.put(place, markup);
        return this;
    }

    private static String relation(String kind, String target) {
        return "<Relationship Id=\"" + kind + "\" Type=\"" + TYPES + kind + "\" Target=\"" + target + "\"/>";
    }

    private static void add(ZipOutputStream zip, String name, Part part) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        part.write(zip);
        zip.closeEntry();
    }
}
