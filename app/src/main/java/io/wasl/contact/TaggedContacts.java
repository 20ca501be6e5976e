package io.wasl.contact;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The people whom a client picks out by their tags, walked in the order of their ids.
@Repository
public class TaggedContacts {

    private static final int LARGEST_PAGE = 1_000;

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final ContactTags spellings;

    TaggedContacts(JdbcClient jdbc, Scopes scopes, ContactTags spellings) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.spellings = spellings;
    }

    /// The next contacts with at least one of `tags` and none of `exclude`, in the order of their ids.
    public List<Contact> tagged(
            TenantId tenant,
            Collection<String> tags,
            Collection<String> exclude,
            @Nullable ContactId after,
            int limit) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT c.*, ARRAY(SELECT tag FROM contact_tag t
                                          WHERE t.tenant_id = c.tenant_id AND t.contact_id = c.id ORDER BY tag) AS tags
                        FROM (SELECT DISTINCT next.contact_id
                              FROM unnest(:tags::text[]) AS wanted(tag)
                              -- The beginning of each tag's list; merged, they are the beginning of the union.
                              CROSS JOIN LATERAL (
                                  SELECT t.contact_id FROM contact_tag t
                                  WHERE t.tenant_id = :tenant AND t.tag = wanted.tag AND t.contact_id > :after
                                    AND NOT EXISTS (SELECT FROM contact_tag x
                                                    WHERE x.tenant_id = :tenant AND x.contact_id = t.contact_id
                                                      AND x.tag = ANY (:exclude))
                                  ORDER BY t.contact_id LIMIT :limit) AS next
                              ORDER BY 1 LIMIT :limit) AS page
                        JOIN contact c ON c.tenant_id = :tenant AND c.id = page.contact_id
                        ORDER BY c.id""")
                        .param("tenant", tenant.value())
                        .param("tags", spelled(tenant, tags))
                        .param("exclude", spelled(tenant, exclude))
                        .param("after", after == null ? new UUID(0, 0) : after.value())
                        .param("limit", Math.clamp(limit, 1, LARGEST_PAGE))
                        .query(ContactMapper.INSTANCE)
                        .list());
    }

    /// How many have at least one of `tags` and none of `exclude`.
    public long countTagged(TenantId tenant, Collection<String> tags, Collection<String> exclude) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT count(DISTINCT t.contact_id) FROM contact_tag t
                        WHERE t.tenant_id = :tenant AND t.tag = ANY (:tags)
                          AND NOT EXISTS (SELECT FROM contact_tag x
                                          WHERE x.tenant_id = :tenant AND x.contact_id = t.contact_id
                                            AND x.tag = ANY (:exclude))""")
                        .param("tenant", tenant.value())
                        .param("tags", spelled(tenant, tags))
                        .param("exclude", spelled(tenant, exclude))
                        .query(Long.class)
                        .single());
    }

    /// The next contacts with none of `exclude`, in the order of their ids.
    public List<Contact> everyone(TenantId tenant, Collection<String> exclude, @Nullable ContactId after, int limit) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT c.*, ARRAY(SELECT tag FROM contact_tag t
                                          WHERE t.tenant_id = c.tenant_id AND t.contact_id = c.id ORDER BY tag) AS tags
                        FROM contact c
                        WHERE c.tenant_id = :tenant AND c.id > :after AND NOT c.hidden
                          AND NOT EXISTS (SELECT FROM contact_tag x
                                          WHERE x.tenant_id = :tenant AND x.contact_id = c.id AND x.tag = ANY (:exclude))
                        ORDER BY c.id LIMIT :limit""")
                        .param("tenant", tenant.value())
                        .param("exclude", spelled(tenant, exclude))
                        .param("after", after == null ? new UUID(0, 0) : after.value())
                        .param("limit", Math.clamp(limit, 1, LARGEST_PAGE))
                        .query(ContactMapper.INSTANCE)
                        .list());
    }

    public long countEveryone(TenantId tenant, Collection<String> exclude) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT count(*) FROM contact c
                        WHERE c.tenant_id = :tenant AND NOT c.hidden
                          AND NOT EXISTS (SELECT FROM contact_tag x
                                          WHERE x.tenant_id = :tenant AND x.contact_id = c.id AND x.tag = ANY (:exclude))""")
                        .param("tenant", tenant.value())
                        .param("exclude", spelled(tenant, exclude))
                        .query(Long.class)
                        .single());
    }

    private String[] spelled(TenantId tenant, Collection<String> tags) {
        return spellings.spelled(tenant, tags).toArray(String[]::new);
    }
}
