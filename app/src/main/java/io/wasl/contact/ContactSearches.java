package io.wasl.contact;

import io.wasl.kernel.TenantId;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of all contacts, searched a page at a time. Works within the caller's scope.
@Repository
class ContactSearches {

    private static final int LARGEST_PAGE = 1_000;

    private static final String SEARCH = """
            SELECT c.*, ARRAY(SELECT tag FROM contact_tag t
                              WHERE t.tenant_id = c.tenant_id AND t.contact_id = c.id ORDER BY tag) AS tags
            FROM contact c
            WHERE c.tenant_id = :tenant AND NOT c.hidden AND (:after::uuid IS NULL OR c.id < :after)
              AND (:consent::text IS NULL OR c.marketing_consent = :consent)
              -- Ranges rather than LIKE: only these may use an index behind the tenant's wall.
              AND (:all
                   OR (c.phone >= :phone AND c.phone < :phoneEnd)
                   OR (c.name_start >= :word AND c.name_start < :wordEnd)
                   OR (c.last_name_start >= :word AND c.last_name_start < :wordEnd))
            ORDER BY c.id DESC
            LIMIT :limit""";

    private static final String SEARCH_TAGGED = """
            SELECT c.*, ARRAY(SELECT tag FROM contact_tag t
                              WHERE t.tenant_id = c.tenant_id AND t.contact_id = c.id ORDER BY tag) AS tags
            FROM contact_tag g
            JOIN contact c ON c.tenant_id = g.tenant_id AND c.id = g.contact_id
            WHERE g.tenant_id = :tenant AND g.tag = :tag AND NOT c.hidden
              AND (:after::uuid IS NULL OR g.contact_id < :after)
              AND (:consent::text IS NULL OR c.marketing_consent = :consent)
              -- Ranges rather than LIKE: only these may use an index behind the tenant's wall.
              AND (:all
                   OR (c.phone >= :phone AND c.phone < :phoneEnd)
                   OR (c.name_start >= :word AND c.name_start < :wordEnd)
                   OR (c.last_name_start >= :word AND c.last_name_start < :wordEnd))
            ORDER BY g.contact_id DESC
            LIMIT :limit""";

    private static final String SEARCH_BY_NAME = """
            SELECT c.*, ARRAY(SELECT tag FROM contact_tag t
                              WHERE t.tenant_id = c.tenant_id AND t.contact_id = c.id ORDER BY tag) AS tags
            FROM contact c
            LEFT JOIN contact a ON a.tenant_id = :tenant AND a.id = :after::uuid
            WHERE c.tenant_id = :tenant AND NOT c.hidden
              AND (:tag::text IS NULL
                   OR EXISTS (SELECT FROM contact_tag g
                              WHERE g.tenant_id = :tenant AND g.tag = :tag AND g.contact_id = c.id))
              AND (:consent::text IS NULL OR c.marketing_consent = :consent)
              AND (:all
                   OR (c.phone >= :phone AND c.phone < :phoneEnd)
                   OR (c.name_start >= :word AND c.name_start < :wordEnd)
                   OR (c.last_name_start >= :word AND c.last_name_start < :wordEnd))
              AND (:after::uuid IS NULL
                   OR c.name COLLATE "und-x-icu" > a.name
                   OR (c.name = a.name AND c.id > a.id)
                   OR (c.name IS NULL AND (a.name IS NOT NULL OR c.id > a.id)))
            ORDER BY c.name COLLATE "und-x-icu", c.id
            LIMIT :limit""";

    private static final String ATTRIBUTES = """
            SELECT a.name FROM contact c CROSS JOIN LATERAL jsonb_object_keys(c.attributes) AS a(name)
            WHERE c.tenant_id = :tenant AND NOT c.hidden
              AND (:tag::text IS NULL
                   OR EXISTS (SELECT FROM contact_tag g
                              WHERE g.tenant_id = :tenant AND g.tag = :tag AND g.contact_id = c.id))
              AND (:consent::text IS NULL OR c.marketing_consent = :consent)
              AND (:all
                   OR (c.phone >= :phone AND c.phone < :phoneEnd)
                   OR (c.name_start >= :word AND c.name_start < :wordEnd)
                   OR (c.last_name_start >= :word AND c.last_name_start < :wordEnd))
            GROUP BY a.name
            ORDER BY count(*) DESC, a.name""";

    private final JdbcClient jdbc;

    ContactSearches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param after the last contact of the page before
    List<Contact> page(
            TenantId tenant, ContactFilter filter, ContactOrder order, @Nullable ContactId after, int limit) {
        var consent = filter.consent();
        return jdbc.sql(statement(filter, order))
                .param("tenant", tenant.value())
                .param("after", after == null ? null : after.value(), Types.OTHER)
                .param("consent", consent == null ? null : consent.code(), Types.VARCHAR)
                .param("tag", filter.tag(), Types.VARCHAR)
                .params(SearchTerm.of(filter.query()).parameters())
                .param("limit", Math.clamp(limit, 1, LARGEST_PAGE))
                .query(ContactMapper.INSTANCE)
                .list();
    }

    /// The names of the attributes, the most frequent first.
    List<String> attributes(TenantId tenant, ContactFilter filter) {
        var consent = filter.consent();
        return jdbc.sql(ATTRIBUTES)
                .param("tenant", tenant.value())
                .param("consent", consent == null ? null : consent.code(), Types.VARCHAR)
                .param("tag", filter.tag(), Types.VARCHAR)
                .params(SearchTerm.of(filter.query()).parameters())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static String statement(ContactFilter filter, ContactOrder order) {
        return switch (order) {
            case NEWEST -> filter.tag() == null ? SEARCH : SEARCH_TAGGED;
            case NAME -> SEARCH_BY_NAME;
        };
    }
}
