package io.wasl.audience;

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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A new client for each test, who imports lists. Nothing works in the background: a test does what a worker does.
@WaslTest
@org.springframework.context.annotation.Import(ImportingClient.Surroundings.class)
abstract class ImportingClient {

    final Imports imports;
    final Machinery machinery;
    final Contacts contacts;
    final Audiences audiences;
    final JdbcClient jdbc;
    final Scopes scopes;
    final Tenants tenants;
    TenantId acme = new TenantId(UUID.randomUUID());

    ImportingClient(ApplicationContext beans) {
        this.imports = beans.getBean(Imports.class);
        this.machinery = beans.getBean(Machinery.class);
        this.contacts = beans.getBean(Contacts.class);
        this.audiences = beans.getBean(Audiences.class);
        this.jdbc = beans.getBean(JdbcClient.class);
        this.scopes = beans.getBean(Scopes.class);
        this.tenants = beans.getBean(Tenants.class);
    }

    @BeforeEach
    void aNewClient() {
        acme = tenants.add("Acme " + UUID.randomUUID()).id();
        machinery.history().known().clear();
    }

    List<Candidate> walk(TenantId tenant, Audience audience) {
        var candidates = new ArrayList<Candidate>();
        audiences.walk(tenant, audience, null, candidates::addAll);
        return candidates;
    }

    Import importAll(String text) {
        var draft = upload(text);
        imports.start(acme, draft.id());
        machinery.run().run(acme, draft.id());
        return find(draft.id());
    }

    Import upload(String text) {
        return upload("clients.csv", text);
    }

    Import upload(String name, String text) {
        var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return imports.upload(acme, name, bytes, options(), "test");
    }

    static ImportOptions options() {
        return new ImportOptions(MappingWish.NONE, List.of("list"), "mg");
    }

    Import find(ImportId id) {
        return imports.find(acme, id).orElseThrow();
    }

    List<Contact> all() {
        return contacts.search(acme, ContactFilter.ALL, null, 1_000);
    }

    void add(String phone, String name, MarketingConsent consent) {
        contacts.add(acme, new NewContact(new E164(phone), null, name, null, List.of(), Map.of(), consent, "api"));
    }

    static String numbers(int count) {
        var lines = new StringBuilder("phone\n");
        for (int i = 0; i < count; i++) {
            lines.append("+2613400").append("%05d".formatted(i)).append('\n');
        }
        return lines.toString();
    }

    void endLease() {
        scopes.tenant(
                acme,
                () -> jdbc.sql("UPDATE contact_import SET lease_until = '-infinity'")
                        .update());
    }

    int count(String table) {
        return scopes.tenant(
                acme,
                () -> jdbc.sql("SELECT count(*) FROM " + table)
                        .query(Integer.class)
                        .single());
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
}
