package io.wasl.contact;

import io.wasl.database.Scopes;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What many people said of marketing, counted.
@Repository
public class ConsentCounts {

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final ContactTags spellings;

    ConsentCounts(JdbcClient jdbc, Scopes scopes, ContactTags spellings) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.spellings = spellings;
    }

    /// Of everybody with at least one of `tags` and none of `exclude`.
    public ConsentCount tagged(TenantId tenant, Collection<String> tags, Collection<String> exclude) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT count(*) AS people,
                               count(*) FILTER (WHERE marketing_consent = 'opted_out' OR blocked) AS refusing,
                               count(*) FILTER (WHERE marketing_consent = 'opted_in' AND NOT blocked) AS agreed
                        FROM contact c
                        WHERE c.tenant_id = :tenant
                          AND c.id IN (SELECT contact_id FROM contact_tag t
                                       WHERE t.tenant_id = :tenant AND t.tag = ANY (:tags))
                          AND NOT EXISTS (SELECT FROM contact_tag x
                                          WHERE x.tenant_id = :tenant AND x.contact_id = c.id AND x.tag = ANY (:exclude))""")
                        .param("tenant", tenant.value())
                        .param("tags", spelled(tenant, tags))
                        .param("exclude", spelled(tenant, exclude))
                        .query(ConsentCounts::read)
                        .single());
    }

    /// Of everybody with none of `exclude`.
    public ConsentCount everyone(TenantId tenant, Collection<String> exclude) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT count(*) AS people,
                               count(*) FILTER (WHERE marketing_consent = 'opted_out' OR blocked) AS refusing,
                               count(*) FILTER (WHERE marketing_consent = 'opted_in' AND NOT blocked) AS agreed
                        FROM contact c
                        WHERE c.tenant_id = :tenant AND NOT c.hidden
                          AND NOT EXISTS (SELECT FROM contact_tag x
                                          WHERE x.tenant_id = :tenant AND x.contact_id = c.id AND x.tag = ANY (:exclude))""")
                        .param("tenant", tenant.value())
                        .param("exclude", spelled(tenant, exclude))
                        .query(ConsentCounts::read)
                        .single());
    }

    /// Of the bearers of numbers; of numbers that nobody is known to have, nothing is known either.
    public ConsentCount bearers(TenantId tenant, Set<E164> phones) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT cardinality(:phones::text[]) AS people,
                               count(*) FILTER (WHERE marketing_consent = 'opted_out' OR blocked) AS refusing,
                               count(*) FILTER (WHERE marketing_consent = 'opted_in' AND NOT blocked) AS agreed
                        FROM contact WHERE tenant_id = :tenant AND phone = ANY (:phones)""")
                        .param("tenant", tenant.value())
                        .param("phones", phones.stream().map(E164::value).toArray(String[]::new))
                        .query(ConsentCounts::read)
                        .single());
    }

    private String[] spelled(TenantId tenant, Collection<String> tags) {
        return spellings.spelled(tenant, tags).toArray(String[]::new);
    }

    /// From `people`, `refusing` and `agreed`.
    public static ConsentCount read(ResultSet row, int number) throws SQLException {
        long agreed = row.getLong("agreed");
        long refusing = row.getLong("refusing");
        return new ConsentCount(agreed, refusing, row.getLong("people") - agreed - refusing);
    }
}
