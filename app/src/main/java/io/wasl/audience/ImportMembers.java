package io.wasl.audience;

import io.wasl.contact.ContactId;
import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.util.List;
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

    long count(TenantId tenant, ImportId id) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("SELECT count(*) FROM contact_import_member WHERE tenant_id = ? AND import_id = ?")
                        .params(tenant.value(), id.value())
                        .query(Long.class)
                        .single());
    }

    record Member(int line, ContactId contact) {}
}
