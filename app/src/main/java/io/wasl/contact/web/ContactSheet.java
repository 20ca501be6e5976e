package io.wasl.contact.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.wasl.contact.Contact;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Contacts as CSV: headings that an import understands by itself, and nothing that a spreadsheet would run.
final class ContactSheet implements AutoCloseable {

    static final int PAGE = 1_000;

    /// Without the mark, spreadsheets take UTF-8 for something older.
    private static final String MARK = "\uFEFF";

    private final CsvWriter csv;

    ContactSheet(Writer writer) throws IOException {
        writer.write(MARK);
        csv = CsvWriter.builder().build(writer);
        csv.writeRecord(
                "phone",
                "name",
                "language",
                "tags",
                "consent",
                "consent source",
                "consent at",
                "blocked",
                "attributes");
    }

    void write(Contact contact) {
        var phone = contact.phone();
        var consent = contact.consent();
        csv.writeRecord(
                phone == null ? "" : phone.value(),
                neutral(contact.name()),
                neutral(contact.language()),
                neutral(String.join(", ", contact.tags())),
                consent.marketing().code(),
                neutral(consent.source()),
                consent.at() == null ? "" : consent.at().toString(),
                contact.blocked() ? "yes" : "no",
                neutral(attributes(contact.attributes())));
    }

    private static String attributes(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .map(attribute -> attribute.getKey() + ": " + attribute.getValue())
                .collect(Collectors.joining("\n"));
    }

    /// A cell that a spreadsheet would run as a formula begins with an apostrophe instead. A number is only digits
    /// behind its plus.
    private static String neutral(@Nullable String cell) {
        if (cell == null) {
            return "";
        }
        return !cell.isEmpty() && "=+-@\t\r\n".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
