package io.wasl.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.contact.Contact;
import io.wasl.contact.MarketingConsent;
import io.wasl.contact.NewContact;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import io.wasl.testing.Client;
import io.wasl.testing.Platform;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// What was exported from the page of contacts is brought along to another client.
class ExportedContactsTests extends ImportingClient {

    private final Platform platform;

    @LocalServerPort
    private int port;

    ExportedContactsTests(@Autowired ApplicationContext beans) {
        super(beans);
        this.platform = new Platform(beans);
    }

    @ParameterizedTest
    @CsvSource({"en,csv", "fr,csv", "ar,csv", "en,xlsx", "fr,xlsx", "ar,xlsx"})
    void contactsComeBackAsTheyWere(String language, String format) {
        var soa = platform.newClient("Soa " + UUID.randomUUID());
        contacts.add(soa, aina());
        contacts.add(soa, layla());
        var bytes = export(soa, language, format);

        var draft = imports.upload(
                acme,
                "contacts." + format,
                new ByteArrayInputStream(bytes),
                new ImportOptions(MappingWish.NONE, List.of(), null),
                "test");
        imports.start(acme, draft.id());
        machinery.run().run(acme, draft.id());

        assertThat(all())
                .map(ExportedContactsTests::told)
                .containsExactlyInAnyOrderElementsOf(
                        contacts.search(soa, io.wasl.contact.ContactFilter.ALL, null, 9).stream()
                                .map(ExportedContactsTests::told)
                                .toList());
    }

    @ParameterizedTest
    @CsvSource({"fr,xlsx"})
    void whatIsKnownAlreadyKeepsItsProof(String language, String format) {
        var aina = contacts.add(acme, aina());

        var draft = imports.upload(
                acme,
                "contacts." + format,
                new ByteArrayInputStream(export(acme, language, format)),
                new ImportOptions(MappingWish.NONE, List.of(), null),
                "test");
        imports.start(acme, draft.id());
        machinery.run().run(acme, draft.id());

        assertThat(all().getFirst().consent()).isEqualTo(aina.consent());
    }

    private byte[] export(TenantId client, String language, String format) {
        var browser = new Client(port);
        browser.signIn(platform.newOwner(client), Platform.PASSWORD);
        return browser.download("/contacts/export." + format, language).body();
    }

    private static NewContact aina() {
        return new NewContact(
                new E164("+261341234567"),
                null,
                "=Aina; \"Bé\" d’Aina",
                "fr",
                List.of("vip", "Tana"),
                Map.of(
                        "first_name",
                        "Aina",
                        "Nom",
                        "=1",
                        "Ville",
                        "+Tana;=2\nà côté",
                        "phone 2",
                        "034 12 345 68",
                        "line",
                        "7"),
                MarketingConsent.OPTED_IN,
                "page");
    }

    private static NewContact layla() {
        return new NewContact(
                new E164("+14155552671"),
                null,
                "ليلى حداد",
                "ar",
                List.of("-gold"),
                Map.of(),
                MarketingConsent.OPTED_OUT,
                "api");
    }

    private static List<Object> told(Contact contact) {
        return List.of(
                String.valueOf(contact.phone()),
                String.valueOf(contact.name()),
                String.valueOf(contact.language()),
                contact.tags(),
                contact.attributes(),
                contact.consent().marketing());
    }
}
