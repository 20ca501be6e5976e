package io.wasl.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wasl.contact.MarketingConsent;
import io.wasl.kernel.E164;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Files that become contacts, and what is told of the rows that do not.
class ImportsTests extends ImportingClient {

    ImportsTests(@Autowired ApplicationContext beans) {
        super(beans);
    }

    @Test
    void aFileBecomesContacts() {
        var done = importAll("""
                Téléphone;Nom;Langue;Groupes;Ville;Accord marketing
                034 12 345 67;Aina Rakoto;français;vip, Tana;Antananarivo;oui
                +261 33 12 345 67;Bako;ar;;Mahajanga;non
                """);

        assertThat(done.status()).isEqualTo(Import.Status.COMPLETED);
        assertThat(done.accepted()).isEqualTo(2);
        assertThat(all()).hasSize(2).anySatisfy(aina -> {
            assertThat(aina.phone()).isEqualTo(new E164("+261341234567"));
            assertThat(aina.name()).isEqualTo("Aina Rakoto");
            assertThat(aina.language()).isEqualTo("fr");
            assertThat(aina.tags()).containsExactly("Tana", "list", "vip");
            assertThat(aina.attributes()).containsExactly(Map.entry("Ville", "Antananarivo"));
            assertThat(aina.consent().marketing()).isEqualTo(MarketingConsent.OPTED_IN);
            assertThat(aina.source()).isEqualTo("import");
        });
    }

    @Test
    void badRowsAreToldAndGoodOnesKept() throws IOException {
        var done = importAll("""
                phone,name
                0341234567,Aina
                ,Nobody
                12,Short
                not a number,Words
                2.61341E+11,Rounded
                "0331234567,Open quote
                0321234567,Bako
                0321234568\0,Nul
                0321234569;Semicolon
                phone,name
                12 / 13,Two
                =HYPERLINK("x"),Formula
                """);

        assertThat(done.total()).isEqualTo(12);
        assertThat(List.of(done.accepted(), done.updated(), done.duplicates(), done.rejected()))
                .containsExactly(2, 0, 0, 10);
        assertThat(rejected(done).lines())
                .containsExactly(
                        "\uFEFFline,reason,phone,name",
                        "3,empty,,Nobody",
                        "4,too_short,12,Short",
                        "5,not_a_number,not a number,Words",
                        "6,rounded,2.61341E+11,Rounded",
                        "7,unclosed_quote,\"\"\"0331234567,Open quote\"",
                        "9,bad_character,0321234568\uFFFD,Nul",
                        "10,wrong_separator,0321234569;Semicolon",
                        "11,repeated_heading,phone,name",
                        "12,too_short,12 / 13,Two",
                        "13,not_a_number,\"'=HYPERLINK(\"\"x\"\")\",Formula");
    }

    @Test
    void aRepairedFileOfRejectedRowsCanBeImportedAgain() throws IOException {
        var first = importAll("phone,name\n12,Aina\n+33,Bako\n");

        var second = importAll(rejected(first).replace(",12,", ",0341234567,").replace("+33", "+33612345678"));

        assertThat(second.accepted()).isEqualTo(2);
        assertThat(all()).allSatisfy(contact -> assertThat(contact.attributes()).isEmpty());
    }

    @Test
    void manySpellingsOfAPersonAreOne() {
        var spellings = List.of("+261341234567", "00261341234567", "034 12 345 67", "٠٣٤١٢٣٤٥٦٧", "0341234567");
        var lines = new StringBuilder("phone,name\n");
        for (int i = 0; i < 2_500; i++) {
            lines.append(spellings.get(i % spellings.size()))
                    .append(",Aina ")
                    .append(i)
                    .append('\n');
        }

        var done = importAll(lines.toString());

        assertThat(List.of(done.accepted(), done.updated(), done.duplicates(), done.rejected()))
                .containsExactly(1, 0, 2_499, 0);
        assertThat(all())
                .singleElement()
                .satisfies(aina -> assertThat(aina.name()).isEqualTo("Aina 0"));
        assertThat(imports.refused(acme, done.id())).containsExactly(Map.entry("duplicate", 2_499));
    }

    @Test
    void knownPeopleAreCompletedAndTheirRefusalStands() {
        add("+261341234567", "Aina", MarketingConsent.OPTED_OUT);

        var done = importAll("phone,name,city,consent\n0341234567,Aina Rakoto,Tana,yes\n");

        assertThat(List.of(done.accepted(), done.updated())).containsExactly(0, 1);
        assertThat(all()).singleElement().satisfies(aina -> {
            assertThat(aina.name()).isEqualTo("Aina Rakoto");
            assertThat(aina.attributes()).containsEntry("city", "Tana");
            assertThat(aina.consent().marketing()).isEqualTo(MarketingConsent.OPTED_OUT);
        });
    }

    @Test
    void aFileWithoutNumbersIsNotStarted() {
        var draft = upload("name,city\nAina,Tana\n");

        assertThatThrownBy(() -> imports.start(acme, draft.id()))
                .isInstanceOfSatisfying(ImportRefused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("no_phone_column");
                    assertThat(refused.detail()).isEqualTo("name, city");
                });

        imports.plan(acme, draft.id(), new ImportOptions(wish(Map.of("city", "phone")), List.of(), "MG"));
        assertThat(imports.start(acme, draft.id())).isTrue();
        assertThat(imports.start(acme, draft.id())).as("a second time").isFalse();
    }

    @Test
    void aFileBeyondTheLimitIsNotKept() {
        assertThatThrownBy(() -> imports.upload(acme, "x.csv", new Endless(), options(), "test"))
                .isInstanceOfSatisfying(
                        ImportRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo("file_too_large"));
        assertThat(count("contact_import")).isZero();
    }

    @Test
    void aNameWithFoldersIsOnlyAName() {
        assertThat(upload("../../etc/pass\0wd\u202E", "phone\n0341234567").fileName())
                .isEqualTo("passwd");
        assertThat(upload("C:\\clients.csv", "phone\n0341234567").fileName()).isEqualTo("clients.csv");
        assertThat(upload("/", "phone\n0341234567").fileName()).isEqualTo("?");
    }

    @Test
    void anotherClientSeesNothingOfIt() {
        var done = importAll(numbers(3));
        var other = tenants.add("Other " + UUID.randomUUID()).id();

        assertThat(imports.find(other, done.id())).isEmpty();
        assertThat(imports.undo(other, done.id())).isEmpty();
        assertThat(walk(other, new Audience.Import(done.id()))).isEmpty();
        assertThat(find(done.id()).status()).isEqualTo(Import.Status.COMPLETED);
    }

    private static MappingWish wish(Map<String, String> columns) {
        return new MappingWish(null, null, null, columns);
    }

    private String rejected(Import done) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var rows = RejectedRows.forPrograms(bytes, done.plan())) {
            imports.writeRejected(acme, done, false, rows);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// An upload without an end.
    private static final class Endless extends InputStream {

        @Override
        public int read() {
            return '1';
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, (byte) '1');
            return length;
        }
    }
}
