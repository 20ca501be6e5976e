package io.wasl.contact.web;

import io.wasl.contact.ContactId;
import io.wasl.contact.Contacts;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.GivesNumbers;
import io.wasl.intake.NeedsDisk;
import io.wasl.sheet.Download;
import io.wasl.sheet.SheetFormat;
import io.wasl.sheet.SheetReader;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// The people a client knows, to take along: everybody who passes the filter of the page.
@Controller
class ContactsExport {

    private final Contacts contacts;
    private final InstantSource clock;
    private final MessageSource texts;

    ContactsExport(Contacts contacts, InstantSource clock, MessageSource texts) {
        this.contacts = contacts;
        this.clock = clock;
        this.texts = texts;
    }

    @GetMapping("/contacts/export.{format:csv|xlsx}")
    @GivesNumbers
    @NeedsDisk
    void export(CurrentUser user, Choice choice, @PathVariable String format, HttpServletResponse response)
            throws IOException {
        var client = user.client();
        var filter = choice.filter();
        var attributes = contacts.attributes(client, filter);
        try (var file = download(format).open(response)) {
            var sheet = new ContactSheet(file, SheetReader.current(), texts, attributes);
            sheet.head();
            ContactId after = null;
            for (var page = contacts.search(client, filter, after, ContactSheet.PAGE);
                    !page.isEmpty();
                    page = contacts.search(client, filter, after, ContactSheet.PAGE)) {
                for (var contact : page) {
                    sheet.write(contact);
                }
                after = page.getLast().id();
            }
        }
    }

    private Download download(String format) {
        var reader = SheetReader.current();
        return new Download(
                SheetFormat.of(format).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)),
                reader,
                texts.getMessage("contact.title", null, reader.locale()),
                "",
                LocalDate.ofInstant(clock.instant(), reader.zone()));
    }
}
