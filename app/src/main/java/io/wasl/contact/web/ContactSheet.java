package io.wasl.contact.web;

import io.wasl.contact.Contact;
import io.wasl.contact.ContactColumn;
import io.wasl.contact.PhoneNumbers;
import io.wasl.sheet.Sheet;
import io.wasl.sheet.SheetReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/// Contacts as a table that an import takes back as they were: one column for each attribute.
final class ContactSheet {

    static final int PAGE = 1_000;

    /// Spreadsheets and imports have an end to their columns; the attributes that few people have share the last one.
    static final int ATTRIBUTES = 150;

    private final Sheet sheet;
    private final SheetReader reader;
    private final MessageSource texts;
    private final List<String> attributes;
    private final boolean hasRest;

    /// @param attributes the names of all there are, the most frequent first
    ContactSheet(Sheet sheet, SheetReader reader, MessageSource texts, List<String> attributes) {
        this.sheet = sheet;
        this.reader = reader;
        this.texts = texts;
        this.hasRest = attributes.size() > ATTRIBUTES;
        this.attributes = attributes.stream().limit(ATTRIBUTES).sorted().toList();
    }

    void head() throws IOException {
        var cells = new ArrayList<String>();
        Arrays.stream(ContactColumn.values()).map(this::heading).forEach(cells::add);
        cells.addAll(attributes);
        if (hasRest) {
            cells.add(text("contact.attributes"));
        }
        sheet.row(cells);
    }

    void write(Contact contact) throws IOException {
        var cells = new ArrayList<@Nullable Object>();
        for (var column : ContactColumn.values()) {
            cells.add(cell(column, contact));
        }
        attributes.forEach(name -> cells.add(contact.attributes().get(name)));
        if (hasRest) {
            cells.add(rest(contact));
        }
        sheet.row(cells);
    }

    private @Nullable Object cell(ContactColumn column, Contact contact) {
        var consent = contact.consent();
        var phone = contact.phone();
        return switch (column) {
            case PHONE -> phone == null ? null : PhoneNumbers.inTables(phone.value());
            case NAME -> contact.name();
            case LANGUAGE -> contact.language();
            case TAGS -> String.join(", ", contact.tags());
            case CONSENT -> text("contact.consent." + consent.marketing().code());
            case CONSENT_AT -> consent.at();
            case CONSENT_SOURCE -> consent.source() == null ? null : new Faces(texts).source(consent.source());
            case BLOCKED -> contact.blocked() ? text("contact.blocked") : null;
            case LAST_WROTE -> contact.lastInboundAt();
            case ADDED -> contact.createdAt();
        };
    }

    private String heading(ContactColumn column) {
        var heading = column.heading(reader.locale());
        return switch (column) {
            case CONSENT_AT, LAST_WROTE, ADDED -> reader.timed(heading);
            case PHONE, NAME, LANGUAGE, TAGS, CONSENT, CONSENT_SOURCE, BLOCKED -> heading;
        };
    }

    private String rest(Contact contact) {
        return contact.attributes().entrySet().stream()
                .filter(attribute -> !attributes.contains(attribute.getKey()))
                .map(attribute -> attribute.getKey() + ": " + attribute.getValue())
                .collect(Collectors.joining("\n"));
    }

    private String text(String key) {
        return texts.getMessage(key, null, reader.locale());
    }
}
