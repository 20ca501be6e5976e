package io.wasl.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wasl.contact.Contact;
import io.wasl.contact.ContactFilter;
import io.wasl.contact.ContactId;
import io.wasl.contact.Contacts;
import io.wasl.contact.Exchanges;
import io.wasl.contact.MarketingConsent;
import io.wasl.contact.NewContact;
import io.wasl.database.Scopes;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import io.wasl.tenant.Tenants;
import io.wasl.testing.WaslTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

@WaslTest
@org.springframework.context.annotation.Import(ImportsTests.Surroundings.class)
class ImportsTests {

    private final Imports imports;
    private final Machinery machinery;
    private final Contacts contacts;
    private final Audiences audiences;
    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Tenants tenants;
    private TenantId acme = new TenantId(UUID.randomUUID());

    ImportsTests(
            @Autowired Imports imports,
            @Autowired Machinery machinery,
            @Autowired Contacts contacts,
            @Autowired Audiences audiences,
            @Autowired JdbcClient jdbc,
            @Autowired Scopes scopes,
            @Autowired Tenants tenants) {
        this.imports = imports;
        this.machinery = machinery;
        this.contacts = contacts;
        this.audiences = audiences;
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.tenants = tenants;
    }

    @BeforeEach
    void aNewClient() {
        acme = tenants.add("Acme " + UUID.randomUUID()).id();
        machinery.history().known().clear();
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
                0341234567 / 0341234568,Two
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
                        "12,several_numbers,0341234567 / 0341234568,Two",
                        "13,not_a_number,\"'=HYPERLINK(\"\"x\"\")\",Formula");
    }

    @Test
    void aRepairedFileOfRejectedRowsCanBeImportedAgain() throws IOException {
        var first = importAll("phone,name\n12,Aina\n+33,Bako\n");

        var second = importAll(rejected(first).replace(",12,", ",0341234567,").replace("'+33", "'+33612345678"));

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
    void whoeverTakesOverGoesOnWhereTheDeadOneStopped() throws IOException {
        var draft = upload(numbers(3_500));
        imports.start(acme, draft.id());
        dieAfterOneChunk(find(draft.id()));
        assertThat(find(draft.id()).processed()).isEqualTo(1_000);

        machinery.run().run(acme, draft.id());
        assertThat(find(draft.id()).status()).as("leased by the dead one").isEqualTo(Import.Status.RUNNING);
        scopes.tenant(
                acme,
                () -> jdbc.sql("UPDATE contact_import SET lease_until = '-infinity'")
                        .update());
        machinery.run().run(acme, draft.id());

        var done = find(draft.id());
        assertThat(done.status()).isEqualTo(Import.Status.COMPLETED);
        assertThat(List.of(done.accepted(), done.updated(), done.duplicates(), done.rejected()))
                .containsExactly(3_500, 0, 0, 0);
        assertThat(count("contact")).isEqualTo(3_500);
        assertThat(count("contact_import_member")).isEqualTo(3_500);
        assertThat(machinery.files().has(draft.id())).isFalse();
    }

    @Test
    void twoWorkersDoNotDoItTwice() {
        var draft = upload(numbers(2_000));
        imports.start(acme, draft.id());

        var workers = IntStream.range(0, 4)
                .mapToObj(i -> Thread.ofVirtual().start(() -> machinery.run().run(acme, draft.id())))
                .toList();
        workers.forEach(ImportsTests::join);

        assertThat(find(draft.id()).accepted()).isEqualTo(2_000);
    }

    @Test
    void undoingRemovesWhomTheImportCreatedUnlessTheyWrote() {
        add("+261340000000", "Known", MarketingConsent.UNKNOWN);
        var done = importAll(numbers(5));
        var spared = contacts.byPhone(acme, List.of(new E164("+261340000001")))
                .getFirst()
                .id();
        machinery.history().known().add(spared);

        imports.undo(acme, done.id());
        machinery.run().run(acme, done.id());

        assertThat(find(done.id()).status()).isEqualTo(Import.Status.UNDONE);
        assertThat(find(done.id()).undone()).isEqualTo(3);
        assertThat(all())
                .extracting(Contact::phone)
                .containsExactlyInAnyOrder(new E164("+261340000000"), new E164("+261340000001"));
    }

    @Test
    void undoingStopsAnImportThatRuns() throws IOException {
        var draft = upload(numbers(3_000));
        imports.start(acme, draft.id());
        dieAfterOneChunk(find(draft.id()));

        imports.undo(acme, draft.id());
        machinery.run().run(acme, draft.id());

        assertThat(count("contact")).isZero();
        assertThat(find(draft.id()).undone()).isEqualTo(1_000);
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

    @Test
    void anImportIsAnAudienceInTheOrderOfTheFile() {
        var done = importAll("phone\n0330000002\n0330000001\nbad\n0330000003\n0330000001\n");

        assertThat(walk(acme, new Audience.Import(done.id())))
                .extracting(Candidate::rawPhone)
                .containsExactly("+261330000002", "+261330000001", "+261330000003");
        assertThat(audiences.count(acme, new Audience.Import(done.id()))).isEqualTo(3);
    }

    @Test
    void tagsAreAnAudienceOfEveryContactOnce() {
        importAll(numbers(2_345));
        importAll("phone,tags\n0340000000,vip\n0340000001,vip;blocked\n0340000002,vip\n");
        var vips = new Audience.Tags(Set.of("vip", "list"), Set.of("blocked"));

        var candidates = walk(acme, vips);

        assertThat(candidates).hasSize(2_344).doesNotHaveDuplicates();
        assertThat(candidates).extracting(Candidate::ordinal).isSorted().first().isEqualTo(0);
        assertThat(candidates).isEqualTo(walk(acme, vips));
        assertThat(audiences.count(acme, vips)).isEqualTo(2_344);
        assertThat(walk(acme, new Audience.Tags(Set.of(), Set.of()))).isEmpty();
        assertThat(walk(acme, new Audience.Everyone(Set.of()))).hasSize(2_345).doesNotHaveDuplicates();
        assertThat(walk(acme, new Audience.Everyone(Set.of("blocked")))).isEqualTo(candidates);
        assertThat(audiences.count(acme, new Audience.Everyone(Set.of()))).isEqualTo(2_345);
        assertThat(audiences.count(acme, new Audience.Everyone(Set.of("blocked"))))
                .isEqualTo(2_344);
    }

    @Test
    void aListMeetsWhatIsKnownOfItsPeople() {
        add("+261341234567", "Aina", MarketingConsent.OPTED_OUT);
        var list = new Audience.Recipients(List.of(
                new Audience.Recipient("034 12 345 67", Map.of("1", "Aina")),
                new Audience.Recipient("٠٠٢٦١٣٣١٢٣٤٥٦٧", Map.of()),
                new Audience.Recipient("bad", Map.of())));

        var candidates = new ArrayList<Candidate>();
        audiences.walk(acme, list, "MG", candidates::addAll);

        assertThat(candidates).extracting(Candidate::optedOut).containsExactly(true, false, false);
        assertThat(candidates).extracting(Candidate::name).containsExactly("Aina", null, null);
        assertThat(candidates.get(1).phone()).isEqualTo(new E164("+261331234567"));
        assertThat(candidates.get(2).invalidReason()).isEqualTo("not_a_number");
        assertThat(candidates.getFirst().variables()).containsEntry("1", "Aina");
    }

    /// Does what a worker does until it is killed behind its first chunk.
    private void dieAfterOneChunk(Import started) throws IOException {
        assertThat(machinery.imports().claim(acme, started.id())).isTrue();
        var reading = new RowReading(started.plan(), started.tags(), started.defaultCountry());
        var rows = new ArrayList<ReadRow>();
        try (var source = FirstLook.open(machinery.files().of(started.id()), started.plan())) {
            source.next();
            for (int i = 0; i < ImportRun.CHUNK; i++) {
                rows.add(reading.read(Objects.requireNonNull(source.next())));
            }
        }
        assertThat(machinery.work().apply(acme, started.id(), new ImportWork.Chunk(0, rows)))
                .isTrue();
    }

    private List<Candidate> walk(TenantId tenant, Audience audience) {
        var candidates = new ArrayList<Candidate>();
        audiences.walk(tenant, audience, null, candidates::addAll);
        return candidates;
    }

    private Import importAll(String text) {
        var draft = upload(text);
        imports.start(acme, draft.id());
        machinery.run().run(acme, draft.id());
        return find(draft.id());
    }

    private Import upload(String text) {
        return upload("clients.csv", text);
    }

    private Import upload(String name, String text) {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return imports.upload(acme, name, bytes, options(), "test");
    }

    private static ImportOptions options() {
        return new ImportOptions(MappingWish.NONE, List.of("list"), "mg");
    }

    private static MappingWish wish(Map<String, String> columns) {
        return new MappingWish(null, null, null, columns);
    }

    private Import find(ImportId id) {
        return imports.find(acme, id).orElseThrow();
    }

    private String rejected(Import done) throws IOException {
        var text = new StringWriter();
        imports.writeRejected(acme, done, false, text);
        return text.toString();
    }

    private List<Contact> all() {
        return contacts.search(acme, ContactFilter.ALL, null, 1_000);
    }

    private void add(String phone, String name, MarketingConsent consent) {
        contacts.add(acme, new NewContact(new E164(phone), null, name, null, List.of(), Map.of(), consent, "api"));
    }

    private static String numbers(int count) {
        var lines = new StringBuilder("phone\n");
        for (int i = 0; i < count; i++) {
            lines.append("+2613400").append("%05d".formatted(i)).append('\n');
        }
        return lines.toString();
    }

    private int count(String table) {
        return scopes.tenant(
                acme,
                () -> jdbc.sql("SELECT count(*) FROM " + table)
                        .query(Integer.class)
                        .single());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @TestConfiguration
    static class Surroundings {

        @Bean
        History history() {
            return new History(ConcurrentHashMap.newKeySet());
        }

        @Bean
        Machinery machinery(
                ImportRun run, ImportWork work, ImportFiles files, ContactImports imports, History history) {
            return new Machinery(run, work, files, imports, history);
        }
    }

    record Machinery(ImportRun run, ImportWork work, ImportFiles files, ContactImports imports, History history) {}

    /// Stands for the modules that keep messages.
    record History(Set<ContactId> known) implements Exchanges {

        @Override
        public Set<ContactId> among(TenantId tenant, Collection<ContactId> contacts) {
            var both = new HashSet<>(contacts);
            both.retainAll(known);
            return both;
        }
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
