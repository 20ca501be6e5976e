package io.wasl.contact;

import io.wasl.kernel.TenantId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Whom acts on many have changed, and the changes themselves. Works within the caller's scope.
@Repository
class BulkChanges {

    private final JdbcClient jdbc;
    private final ContactTags tags;
    private final Contacts contacts;

    BulkChanges(JdbcClient jdbc, ContactTags tags, Contacts contacts) {
        this.jdbc = jdbc;
        this.tags = tags;
        this.contacts = contacts;
    }

    /// Who has no room for one more tag is left as they are.
    int tag(TenantId tenant, BulkActId act, String tag, Collection<ContactId> chosen) {
        var without = jdbc.sql("""
                        INSERT INTO bulk_act_contact (tenant_id, act_id, contact_id)
                        SELECT c.tenant_id, ?, c.id FROM contact c
                        WHERE c.tenant_id = ? AND c.id = ANY (?) AND NOT c.hidden
                          AND (SELECT count(*) FROM contact_tag t
                               WHERE t.tenant_id = c.tenant_id AND t.contact_id = c.id) < ?
                          AND NOT EXISTS (SELECT FROM contact_tag t
                                          WHERE t.tenant_id = c.tenant_id AND t.contact_id = c.id
                                            AND tag_key(t.tag) = tag_key(?))
                        ON CONFLICT DO NOTHING RETURNING contact_id""")
                .params(act.value(), tenant.value(), values(chosen), ContactLimits.TAGS, tag)
                .query((row, number) -> new ContactTags.Tagging(row.getObject(1, UUID.class), tag))
                .list();
        tags.add(tenant, without);
        return without.size();
    }

    int untag(TenantId tenant, BulkActId act, String tag, Collection<ContactId> chosen) {
        return jdbc.sql("""
                        WITH gone AS (
                            DELETE FROM contact_tag
                            WHERE tenant_id = ? AND contact_id = ANY (?) AND tag_key(tag) = tag_key(?)
                            RETURNING tenant_id, contact_id)
                        INSERT INTO bulk_act_contact (tenant_id, act_id, contact_id)
                        SELECT tenant_id, ?, contact_id FROM gone ON CONFLICT DO NOTHING""")
                .params(tenant.value(), values(chosen), tag, act.value())
                .update();
    }

    int block(TenantId tenant, BulkActId act, Collection<ContactId> chosen, Instant now) {
        return jdbc.sql("""
                        WITH blocked AS (
                            UPDATE contact SET blocked = true, updated_at = ?
                            WHERE tenant_id = ? AND id = ANY (?) AND NOT blocked AND NOT hidden
                            RETURNING tenant_id, id)
                        INSERT INTO bulk_act_contact (tenant_id, act_id, contact_id)
                        SELECT tenant_id, ?, id FROM blocked ON CONFLICT DO NOTHING""")
                .params(now.atOffset(ZoneOffset.UTC), tenant.value(), values(chosen), act.value())
                .update();
    }

    int remove(TenantId tenant, BulkActId act, Collection<ContactId> chosen) {
        jdbc.sql("""
                        INSERT INTO bulk_act_contact (tenant_id, act_id, contact_id, before)
                        SELECT c.tenant_id, ?, c.id,
                               jsonb_build_object(
                                   'contact', to_jsonb(c),
                                   'tags', (SELECT coalesce(jsonb_agg(t.tag), '[]') FROM contact_tag t
                                            WHERE t.tenant_id = c.tenant_id AND t.contact_id = c.id),
                                   'said', (SELECT coalesce(jsonb_agg(to_jsonb(s)), '[]') FROM consent_statement s
                                            WHERE s.tenant_id = c.tenant_id AND s.contact_id = c.id))
                        FROM contact c
                        WHERE c.tenant_id = ? AND c.id = ANY (?) AND NOT c.hidden
                        ON CONFLICT DO NOTHING""").params(act.value(), tenant.value(), values(chosen)).update();
        return contacts.remove(tenant, chosen);
    }

    /// The next ones that were changed.
    List<ContactId> changed(TenantId tenant, BulkActId act, int limit) {
        return jdbc.sql("""
                        SELECT contact_id FROM bulk_act_contact WHERE tenant_id = ? AND act_id = ?
                        ORDER BY contact_id LIMIT ?""")
                .params(tenant.value(), act.value(), limit)
                .query((row, number) -> new ContactId(row.getObject(1, UUID.class)))
                .list();
    }

    void restoreTag(TenantId tenant, String tag, Collection<ContactId> chosen) {
        var there = jdbc.sql("SELECT id FROM contact WHERE tenant_id = ? AND id = ANY (?) AND NOT hidden")
                .params(tenant.value(), values(chosen))
                .query((row, number) -> new ContactTags.Tagging(row.getObject(1, UUID.class), tag))
                .list();
        tags.add(tenant, there);
    }

    void takeTag(TenantId tenant, String tag, Collection<ContactId> chosen) {
        jdbc.sql("""
                        DELETE FROM contact_tag
                        WHERE tenant_id = ? AND contact_id = ANY (?) AND tag_key(tag) = tag_key(?)""").params(tenant.value(), values(chosen), tag).update();
    }

    void unblock(TenantId tenant, Collection<ContactId> chosen, Instant now) {
        jdbc.sql("""
                        UPDATE contact SET blocked = false, updated_at = ?
                        WHERE tenant_id = ? AND id = ANY (?) AND NOT hidden""")
                .params(now.atOffset(ZoneOffset.UTC), tenant.value(), values(chosen))
                .update();
    }

    /// Brings back who was deleted. Of whom the refusal was kept, it stands, and so does what was said since; whose
    /// number has become another contact stays away.
    void bringBack(TenantId tenant, BulkActId act, Collection<ContactId> chosen) {
        jdbc.sql("""
                        UPDATE contact c
                        SET name = b.name, language = b.language, attributes = b.attributes, import_id = b.import_id,
                            hidden = false, last_inbound_at = greatest(c.last_inbound_at, b.last_inbound_at)
                        FROM bulk_act_contact m
                        CROSS JOIN LATERAL jsonb_populate_record(NULL::contact, m.before -> 'contact') AS b
                        WHERE m.tenant_id = :tenant AND m.act_id = :act AND m.contact_id = ANY (:chosen)
                          AND c.tenant_id = m.tenant_id AND c.id = m.contact_id AND c.hidden AND c.merged_into IS NULL""")
                .param("tenant", tenant.value())
                .param("act", act.value())
                .param("chosen", values(chosen))
                .update();
        jdbc.sql("""
                        INSERT INTO contact
                        SELECT b.* FROM bulk_act_contact m
                        CROSS JOIN LATERAL jsonb_populate_record(NULL::contact, m.before -> 'contact') AS b
                        WHERE m.tenant_id = :tenant AND m.act_id = :act AND m.contact_id = ANY (:chosen)
                        ON CONFLICT DO NOTHING""")
                .param("tenant", tenant.value())
                .param("act", act.value())
                .param("chosen", values(chosen))
                .update();
        jdbc.sql("""
                        INSERT INTO contact_tag (tenant_id, contact_id, tag)
                        SELECT c.tenant_id, c.id, t.tag FROM bulk_act_contact m
                        JOIN contact c ON c.tenant_id = m.tenant_id AND c.id = m.contact_id AND NOT c.hidden
                        CROSS JOIN LATERAL jsonb_array_elements_text(m.before -> 'tags') AS t(tag)
                        WHERE m.tenant_id = :tenant AND m.act_id = :act AND m.contact_id = ANY (:chosen)
                        ON CONFLICT DO NOTHING""")
                .param("tenant", tenant.value())
                .param("act", act.value())
                .param("chosen", values(chosen))
                .update();
        jdbc.sql("""
                        INSERT INTO consent_statement
                        SELECT s.* FROM bulk_act_contact m
                        JOIN contact c ON c.tenant_id = m.tenant_id AND c.id = m.contact_id AND NOT c.hidden
                        CROSS JOIN LATERAL jsonb_populate_recordset(NULL::consent_statement, m.before -> 'said') AS s
                        WHERE m.tenant_id = :tenant AND m.act_id = :act AND m.contact_id = ANY (:chosen)
                        ON CONFLICT DO NOTHING""")
                .param("tenant", tenant.value())
                .param("act", act.value())
                .param("chosen", values(chosen))
                .update();
    }

    void forget(TenantId tenant, BulkActId act, Collection<ContactId> chosen) {
        jdbc.sql("DELETE FROM bulk_act_contact WHERE tenant_id = ? AND act_id = ? AND contact_id = ANY (?)")
                .params(tenant.value(), act.value(), values(chosen))
                .update();
    }

    private static UUID[] values(Collection<ContactId> contacts) {
        return contacts.stream().map(ContactId::value).toArray(UUID[]::new);
    }
}
