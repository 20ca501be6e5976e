package io.wasl.contact;

import io.wasl.kernel.TenantId;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of all contacts, searched a page at a time. Works within the caller's scope.
///
/// Whom a search finds is looked up first. If these are few, they are put in order. If they are many, the newest are
/// found by walking the table until the page is full: the planner takes a pattern for rare and would sort everybody
/// whom it finds, but what stands in `coalesce` it takes for common. In the order of names those with one beginning
/// stand together, maybe at the end: there sorting is better.
@Repository
class ContactSearches {

    private static final int LARGEST_PAGE = 1_000;
    private static final int FEW = 10_000;

    private static final String NEWEST = """
            SELECT c.*, ARRAY(SELECT tag FROM contact_tag t
                              WHERE t.tenant_id = c.tenant_id AND t.contact_id = c.id ORDER BY tag) AS tags
            FROM contact c
            WHERE c.tenant_id = :tenant AND NOT c.hidden AND (:after::uuid IS NULL OR c.id < :after)
              AND (:consent::text IS NULL OR c.marketing_consent = :consent)
              AND (:few::uuid[] IS NULL OR c.id = ANY (:few))
              AND (NOT :walk OR coalesce(' ' || c.name_from_1 LIKE ALL (:patterns) OR c.phone ^@ ANY (:phones), false))
            ORDER BY c.id DESC
            LIMIT :limit""";

    private static final String NEWEST_TAGGED = """
            SELECT c.*, ARRAY(SELECT tag FROM contact_tag t
                              WHERE t.tenant_id = c.tenant_id AND t.contact_id = c.id ORDER BY tag) AS tags
            FROM contact_tag g
            JOIN contact c ON c.tenant_id = g.tenant_id AND c.id = g.contact_id
            WHERE g.tenant_id = :tenant AND g.tag = :tag AND NOT c.hidden
              AND (:after::uuid IS NULL OR g.contact_id < :after)
              AND (:consent::text IS NULL OR c.marketing_consent = :consent)
              AND (:few::uuid[] IS NULL OR g.contact_id = ANY (:few))
              AND (NOT :walk OR coalesce(' ' || c.name_from_1 LIKE ALL (:patterns) OR c.phone ^@ ANY (:phones), false))
            ORDER BY g.contact_id DESC
            LIMIT :limit""";

    private static final String BY_NAME = """
            SELECT c.*, ARRAY(SELECT tag FROM contact_tag t
                              WHERE t.tenant_id = c.tenant_id AND t.contact_id = c.id ORDER BY tag) AS tags
            FROM contact c
            LEFT JOIN contact a ON a.tenant_id = :tenant AND a.id = :after::uuid
            WHERE c.tenant_id = :tenant AND NOT c.hidden
              AND (:tag::text IS NULL
                   OR EXISTS (SELECT FROM contact_tag g
                              WHERE g.tenant_id = :tenant AND g.tag = :tag AND g.contact_id = c.id))
              AND (:consent::text IS NULL OR c.marketing_consent = :consent)
              AND (:few::uuid[] IS NULL OR c.id = ANY (:few))
              AND (NOT :walk OR ' ' || c.name_from_1 LIKE ALL (:patterns) OR c.phone ^@ ANY (:phones))
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
              AND (:few::uuid[] IS NULL OR c.id = ANY (:few))
              AND (NOT :walk OR coalesce(' ' || c.name_from_1 LIKE ALL (:patterns) OR c.phone ^@ ANY (:phones), false))
            GROUP BY a.name
            ORDER BY count(*) DESC, a.name""";

    /// Ranges rather than LIKE: only these may use an index behind the tenant's wall.
    private static final String FOUND = """
            SELECT id FROM (
                SELECT c.id FROM contact c
                WHERE c.tenant_id = :tenant AND NOT c.hidden
                  AND ((c.name_from_1 >= :word AND c.name_from_1 < :wordEnd)
                       OR (c.name_from_2 >= :word AND c.name_from_2 < :wordEnd)
                       OR (c.name_from_3 >= :word AND c.name_from_3 < :wordEnd)
                       OR (c.name_from_4 >= :word AND c.name_from_4 < :wordEnd)
                       OR (c.name_from_5 >= :word AND c.name_from_5 < :wordEnd)
                       OR (c.name_from_6 >= :word AND c.name_from_6 < :wordEnd))
                  AND ' ' || c.name_from_1 LIKE ALL (:patterns)
                UNION ALL
                SELECT c.id FROM unnest(:phones::text[], :phoneEnds::text[]) AS p(start, until)
                JOIN contact c ON c.tenant_id = :tenant AND NOT c.hidden
                     AND c.phone >= p.start COLLATE "C" AND c.phone < p.until COLLATE "C") AS found
            LIMIT :limit""";

    private final JdbcClient jdbc;
    private final ContactTags tags;

    ContactSearches(JdbcClient jdbc, ContactTags tags) {
        this.jdbc = jdbc;
        this.tags = tags;
    }

    /// @param after the last contact of the page before
    List<Contact> page(
            TenantId tenant, ContactFilter filter, ContactOrder order, @Nullable ContactId after, int limit) {
        return asked(tenant, filter, statement(filter, order))
                .param("after", after == null ? null : after.value(), Types.OTHER)
                .param("limit", Math.clamp(limit, 1, LARGEST_PAGE))
                .query(ContactMapper.INSTANCE)
                .list();
    }

    /// The names of the attributes, the most frequent first.
    List<String> attributes(TenantId tenant, ContactFilter filter) {
        return asked(tenant, filter, ATTRIBUTES)
                .query((row, number) -> row.getString(1))
                .list();
    }

    private JdbcClient.StatementSpec asked(TenantId tenant, ContactFilter filter, String statement) {
        var consent = filter.consent();
        var term = term(filter.query());
        var few = term == null ? null : found(tenant, term);
        boolean many = few != null && few.length > FEW;
        return jdbc.sql(statement)
                .param("tenant", tenant.value())
                .param("consent", consent == null ? null : consent.code(), Types.VARCHAR)
                .param("tag", spelled(tenant, filter.tag()), Types.VARCHAR)
                .param("few", many ? null : few, Types.ARRAY)
                .param("walk", many)
                .param("patterns", term == null ? new String[0] : term.patterns())
                .param("phones", term == null ? new String[0] : term.phoneStarts());
    }

    private @Nullable String spelled(TenantId tenant, @Nullable String tag) {
        return tag == null
                ? null
                : tags.spelled(tenant, List.of(tag)).stream().findFirst().orElse(tag);
    }

    private UUID[] found(TenantId tenant, SearchTerm term) {
        return jdbc.sql(FOUND)
                .param("tenant", tenant.value())
                .param("word", term.word())
                .param("wordEnd", term.wordEnd())
                .param("patterns", term.patterns())
                .param("phones", term.phoneStarts())
                .param("phoneEnds", term.phoneEnds())
                .param("limit", FEW + 1)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list()
                .toArray(UUID[]::new);
    }

    /// Null if nothing is searched for.
    private @Nullable SearchTerm term(@Nullable String query) {
        var typed = query == null ? "" : query.replace("\0", "").strip();
        return typed.isEmpty() ? null : SearchTerm.of(typed, folded(typed.replaceAll("\\p{Cs}", " ")));
    }

    private String folded(String text) {
        return jdbc.sql("SELECT folded_name(?)").param(text).query(String.class).single();
    }

    private static String statement(ContactFilter filter, ContactOrder order) {
        return switch (order) {
            case NEWEST -> filter.tag() == null ? NEWEST : NEWEST_TAGGED;
            case NAME -> BY_NAME;
        };
    }
}
