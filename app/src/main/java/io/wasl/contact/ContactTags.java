package io.wasl.contact;

import io.wasl.kernel.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which contact has which tag.
@Repository
class ContactTags {

    private final JdbcClient jdbc;

    ContactTags(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Jumps from tag to tag in the index instead of reading every row of it.
    List<String> all(TenantId tenant) {
        return jdbc.sql("""
                        WITH RECURSIVE step AS (
                            (SELECT tag FROM contact_tag WHERE tenant_id = :tenant ORDER BY tag LIMIT 1)
                            UNION ALL
                            SELECT (SELECT t.tag FROM contact_tag t
                                    WHERE t.tenant_id = :tenant AND t.tag > step.tag ORDER BY t.tag LIMIT 1)
                            FROM step WHERE step.tag IS NOT NULL)
                        SELECT tag FROM step WHERE tag IS NOT NULL""")
                .param("tenant", tenant.value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    /// Gives a contact these tags and no others.
    void set(TenantId tenant, ContactId contact, Collection<String> tags) {
        jdbc.sql("""
                        DELETE FROM contact_tag WHERE tenant_id = ? AND contact_id = ?
                          AND tag_key(tag) <> ALL (ARRAY(SELECT tag_key(t) FROM unnest(?::text[]) AS t))""")
                .params(tenant.value(), contact.value(), tags.toArray(String[]::new))
                .update();
        add(tenant, tags.stream().map(tag -> new Tagging(contact.value(), tag)).toList());
    }

    void add(TenantId tenant, List<Tagging> taggings) {
        if (taggings.isEmpty()) {
            return;
        }
        spell(tenant, taggings);
        jdbc.sql("""
                        INSERT INTO contact_tag (tenant_id, contact_id, tag)
                        SELECT DISTINCT t.tenant_id, u.contact_id, t.spelling
                        FROM unnest(?::uuid[], ?::text[]) AS u(contact_id, tag)
                        JOIN tag t ON t.tenant_id = ? AND t.key = tag_key(u.tag)
                        ORDER BY 2, 3
                        ON CONFLICT DO NOTHING""")
                .params(
                        taggings.stream().map(Tagging::contact).toArray(UUID[]::new),
                        taggings.stream().map(Tagging::tag).toArray(String[]::new),
                        tenant.value())
                .update();
    }

    /// The tags as the client's contacts have them; those that no contact ever had are missing.
    List<String> spelled(TenantId tenant, Collection<String> tags) {
        return jdbc.sql("""
                        SELECT spelling FROM tag
                        WHERE tenant_id = ? AND key = ANY (ARRAY(SELECT tag_key(t) FROM unnest(?::text[]) AS t))
                        ORDER BY spelling""")
                .params(tenant.value(), tags.toArray(String[]::new))
                .query((row, number) -> row.getString(1))
                .list();
    }

    /// Whoever writes a tag first, decides how it is written.
    private void spell(TenantId tenant, List<Tagging> taggings) {
        jdbc.sql("""
                        INSERT INTO tag (tenant_id, key, spelling)
                        SELECT DISTINCT ON (tag_key(t)) ?::uuid, tag_key(t), t FROM unnest(?::text[]) AS t
                        ORDER BY tag_key(t), t
                        ON CONFLICT DO NOTHING""")
                .params(
                        tenant.value(),
                        taggings.stream().map(Tagging::tag).distinct().toArray(String[]::new))
                .update();
    }

    record Tagging(UUID contact, String tag) {}
}
