package io.wasl.contact;

import io.wasl.database.Scopes;
import io.wasl.kernel.E164;
import io.wasl.kernel.Ids;
import io.wasl.kernel.TenantId;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Contacts as they come and go by the thousand, in lists that a client brings along.
@Repository
public class ContactLists {

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Contacts contacts;
    private final ContactTags tags;
    private final ObjectProvider<Exchanges> exchanges;
    private final InstantSource clock;
    private final Ids ids;

    ContactLists(
            JdbcClient jdbc,
            Scopes scopes,
            Contacts contacts,
            ContactTags tags,
            ObjectProvider<Exchanges> exchanges,
            InstantSource clock,
            Ids ids) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.contacts = contacts;
        this.tags = tags;
        this.exchanges = exchanges;
        this.clock = clock;
        this.ids = ids;
    }

    /// Creates the contacts that are new. Those that are known take what the rows say and keep what they do not: tags
    /// and attributes are joined, a refusal stands.
    ///
    /// @param rows of different numbers
    /// @return one for each row, in their order
    public List<Outcome> importChunk(TenantId tenant, UUID importId, List<Row> rows) {
        return scopes.tenant(tenant, () -> {
            UUID[] proposed = rows.stream().map(row -> ids.next()).toArray(UUID[]::new);
            var written = write(tenant, importId, rows, proposed);
            var imported = rows.stream()
                    .map(row -> Objects.requireNonNull(written.get(row.phone())))
                    .toList();
            tags.add(tenant, taggings(rows, imported));
            return imported;
        });
    }

    /// Takes back what an import created, except whom the client has exchanged messages with since.
    ///
    /// @return how many of these contacts went
    public int undo(TenantId tenant, UUID importId, Collection<ContactId> created) {
        return scopes.tenant(tenant, () -> {
            var untouched = jdbc
                    .sql("""
                            SELECT id FROM contact
                            WHERE tenant_id = ? AND import_id = ? AND id = ANY (?) AND last_inbound_at IS NULL
                            ORDER BY id FOR UPDATE""")
                    .params(
                            tenant.value(),
                            importId,
                            created.stream().map(ContactId::value).toArray(UUID[]::new))
                    .query((row, number) -> new ContactId(row.getObject(1, UUID.class)))
                    .stream()
                    .collect(Collectors.toList());
            exchanges.stream()
                    .map(messages -> messages.among(tenant, List.copyOf(untouched)))
                    .forEach(untouched::removeAll);
            return contacts.remove(tenant, untouched);
        });
    }

    private Map<E164, Outcome> write(TenantId tenant, UUID importId, List<Row> rows, UUID[] proposed) {
        var isNew = Arrays.stream(proposed).collect(Collectors.toSet());
        return jdbc
                .sql("""
                        WITH written AS (
                            INSERT INTO contact (tenant_id, id, phone, name, language, attributes, marketing_consent,
                                                 consent_source, consent_at, source, import_id, created_at, updated_at)
                            SELECT :tenant, r.id, r.phone, r.name, r.language, r.attributes::jsonb, r.consent,
                                   CASE WHEN r.consent <> 'unknown' THEN 'import' END,
                                   CASE WHEN r.consent <> 'unknown' THEN :now::timestamptz END,
                                   'import', :import, :now, :now
                            FROM unnest(:ids::uuid[], :phones::text[], :names::text[], :languages::text[],
                                        :attributes::text[], :consents::text[])
                                AS r(id, phone, name, language, attributes, consent)
                            -- In one order, or two imports with the same people lock each other out.
                            ORDER BY r.phone
                            ON CONFLICT (tenant_id, phone) DO UPDATE
                            SET name = coalesce(excluded.name, contact.name),
                                language = coalesce(excluded.language, contact.language),
                                attributes = contact.attributes || excluded.attributes,
                                marketing_consent = CASE WHEN contact.marketing_consent = 'opted_out'
                                    OR excluded.marketing_consent IN ('unknown', contact.marketing_consent)
                                    THEN contact.marketing_consent ELSE excluded.marketing_consent END,
                                consent_source = CASE WHEN contact.marketing_consent = 'opted_out'
                                    OR excluded.marketing_consent IN ('unknown', contact.marketing_consent)
                                    THEN contact.consent_source ELSE excluded.consent_source END,
                                consent_at = CASE WHEN contact.marketing_consent = 'opted_out'
                                    OR excluded.marketing_consent IN ('unknown', contact.marketing_consent)
                                    THEN contact.consent_at ELSE excluded.consent_at END,
                                hidden = false, updated_at = excluded.updated_at
                            RETURNING tenant_id, id, phone, marketing_consent, consent_source, consent_at),
                        said AS (
                            INSERT INTO consent_statement (tenant_id, contact_id, at, consent, source)
                            SELECT tenant_id, id, consent_at, marketing_consent, consent_source FROM written
                            WHERE consent_source = 'import' AND consent_at = :now
                            ORDER BY id
                            ON CONFLICT DO NOTHING)
                        SELECT id, phone FROM written""")
                .param("tenant", tenant.value())
                .param("import", importId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("ids", proposed)
                .param("phones", array(rows, row -> row.phone().value(), String[]::new))
                .param("names", array(rows, Row::name, String[]::new))
                .param("languages", array(rows, Row::language, String[]::new))
                .param("attributes", array(rows, row -> ContactMapper.json(row.attributes()), String[]::new))
                .param("consents", array(rows, row -> row.consent().code(), String[]::new))
                .query((row, number) -> {
                    var id = row.getObject("id", UUID.class);
                    return new Outcome(new ContactId(id), new E164(row.getString("phone")), isNew.contains(id));
                })
                .stream()
                .collect(Collectors.toMap(Outcome::phone, Function.identity()));
    }

    private static List<ContactTags.Tagging> taggings(List<Row> rows, List<Outcome> imported) {
        return IntStream.range(0, rows.size())
                .boxed()
                .flatMap(i -> rows.get(i).tags().stream()
                        .map(tag -> new ContactTags.Tagging(imported.get(i).id().value(), tag)))
                .toList();
    }

    private static <T extends @Nullable Object> T[] array(
            List<Row> rows, Function<Row, T> part, IntFunction<T[]> form) {
        return rows.stream().map(part).toArray(form);
    }

    /// One row of a list of contacts that a client brings along.
    public record Row(
            E164 phone,
            @Nullable String name,
            @Nullable String language,
            List<String> tags,
            Map<String, String> attributes,
            MarketingConsent consent) {}

    /// What became of a row: a contact that was created, or one that was known and took what the row says.
    public record Outcome(ContactId id, E164 phone, boolean created) {}
}
