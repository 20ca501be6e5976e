package io.wasl.audience;

import io.wasl.contact.ConsentCount;
import io.wasl.contact.ConsentCounts;
import io.wasl.contact.ContactId;
import io.wasl.contact.ContactLists;
import io.wasl.database.Scopes;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who was in which imported file.
@Repository
class ImportMembers {

    private final JdbcClient jdbc;
    private final Scopes scopes;

    ImportMembers(JdbcClient jdbc, Scopes scopes) {
        this.jdbc = jdbc;
        this.scopes = scopes;
    }

    /// The next members behind a line, in the order of the file.
    List<Member> page(TenantId tenant, ImportId id, int afterLine, int limit) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT line, contact_id FROM contact_import_member
                        WHERE tenant_id = ? AND import_id = ? AND line > ?
                        ORDER BY line LIMIT ?""")
                        .params(tenant.value(), id.value(), afterLine, limit)
                        .query((row, number) ->
                                new Member(row.getInt("line"), new ContactId(row.getObject("contact_id", UUID.class))))
                        .list());
    }

    /// The next contacts behind a line that the import created.
    List<Member> created(TenantId tenant, ImportId id, int afterLine, int limit) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT line, contact_id FROM contact_import_member
                        WHERE tenant_id = ? AND import_id = ? AND line > ? AND created
                        ORDER BY line LIMIT ?""")
                        .params(tenant.value(), id.value(), afterLine, limit)
                        .query((row, number) ->
                                new Member(row.getInt("line"), new ContactId(row.getObject("contact_id", UUID.class))))
                        .list());
    }

    /// Those of the numbers that an earlier line of the file had.
    Set<E164> known(TenantId tenant, ImportId id, Collection<E164> phones) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT phone FROM contact_import_member
                        WHERE tenant_id = ? AND import_id = ? AND phone = ANY (?)""")
                        .params(
                                tenant.value(),
                                id.value(),
                                phones.stream().map(E164::value).toArray(String[]::new))
                        .query((row, number) -> new E164(row.getString(1)))
                        .set());
    }

    /// @param lines of the contacts, in their order
    void add(TenantId tenant, ImportId id, List<Integer> lines, List<ContactLists.Outcome> contacts) {
        scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        INSERT INTO contact_import_member (tenant_id, import_id, line, phone, contact_id, created)
                        SELECT ?, ?, m.line, m.phone, m.contact_id, m.created
                        FROM unnest(?::int[], ?::text[], ?::uuid[], ?::boolean[])
                            AS m(line, phone, contact_id, created)""")
                        .params(
                                tenant.value(),
                                id.value(),
                                lines.toArray(Integer[]::new),
                                contacts.stream()
                                        .map(contact -> contact.phone().value())
                                        .toArray(String[]::new),
                                contacts.stream()
                                        .map(contact -> contact.id().value())
                                        .toArray(UUID[]::new),
                                contacts.stream()
                                        .map(ContactLists.Outcome::created)
                                        .toArray(Boolean[]::new))
                        .update());
    }

    long count(TenantId tenant, ImportId id) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("SELECT count(*) FROM contact_import_member WHERE tenant_id = ? AND import_id = ?")
                        .params(tenant.value(), id.value())
                        .query(Long.class)
                        .single());
    }

    /// Those whose contact was removed since are not counted.
    ConsentCount consents(TenantId tenant, ImportId id) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT count(*) AS people,
                               count(*) FILTER (WHERE c.marketing_consent = 'opted_out' OR c.blocked) AS refusing,
                               count(*) FILTER (WHERE c.marketing_consent = 'opted_in' AND NOT c.blocked) AS agreed
                        FROM contact_import_member m
                        JOIN contact c ON c.tenant_id = m.tenant_id AND c.id = m.contact_id AND NOT c.hidden
                        WHERE m.tenant_id = ? AND m.import_id = ?""")
                        .params(tenant.value(), id.value())
                        .query(ConsentCounts::read)
                        .single());
    }

    record Member(int line, ContactId contact) {}
}
