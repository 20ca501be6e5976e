package io.wasl.contact;

import io.wasl.kernel.Ids;
import io.wasl.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who is who, for the engine: contacts of many clients at once, a fixed number of statements whatever their number.
@Repository
class People {

    private static final List<String> ABSORB = List.of("""
            UPDATE contact c SET merged_into = m.kept
            FROM unnest(?::uuid[], ?::uuid[], ?::uuid[]) AS m(tenant_id, kept, absorbed)
            WHERE c.tenant_id = m.tenant_id AND c.merged_into = m.absorbed""", """
            WITH moved AS (
                DELETE FROM contact_tag t
                USING unnest(?::uuid[], ?::uuid[], ?::uuid[]) AS m(tenant_id, kept, absorbed)
                WHERE t.tenant_id = m.tenant_id AND t.contact_id = m.absorbed
                RETURNING t.tenant_id, m.kept, t.tag)
            INSERT INTO contact_tag (tenant_id, contact_id, tag)
            SELECT DISTINCT tenant_id, kept, tag FROM moved
            ON CONFLICT DO NOTHING""", """
            WITH moved AS (
                DELETE FROM consent_statement s
                USING unnest(?::uuid[], ?::uuid[], ?::uuid[]) AS m(tenant_id, kept, absorbed)
                WHERE s.tenant_id = m.tenant_id AND s.contact_id = m.absorbed
                RETURNING s.tenant_id, m.kept, s.at, s.consent, s.source, s.words, s.recorded_by)
            INSERT INTO consent_statement (tenant_id, contact_id, at, consent, source, words, recorded_by)
            SELECT * FROM moved
            ON CONFLICT DO NOTHING""", """
            UPDATE contact k
            SET name = coalesce(k.name, a.name), language = coalesce(k.language, a.language),
                attributes = a.attributes || k.attributes, blocked = k.blocked OR a.blocked,
                (marketing_consent, consent_source, consent_at) = (
                    SELECT s.marketing_consent, s.consent_source, s.consent_at FROM contact s
                    WHERE s.tenant_id = m.tenant_id AND s.id IN (m.kept, m.absorbed)
                    ORDER BY s.consent_at DESC NULLS LAST, s.marketing_consent = 'opted_out' DESC LIMIT 1),
                created_at = least(k.created_at, a.created_at),
                last_inbound_at = greatest(k.last_inbound_at, a.last_inbound_at)
            FROM unnest(?::uuid[], ?::uuid[], ?::uuid[]) AS m(tenant_id, kept, absorbed)
            JOIN contact a ON a.tenant_id = m.tenant_id AND a.id = m.absorbed
            WHERE k.tenant_id = m.tenant_id AND k.id = m.kept""", """
            UPDATE contact c
            SET phone = NULL, user_id = NULL, name = NULL, language = NULL, attributes = '{}', hidden = true,
                import_id = NULL, merged_into = m.kept
            FROM unnest(?::uuid[], ?::uuid[], ?::uuid[]) AS m(tenant_id, kept, absorbed)
            WHERE c.tenant_id = m.tenant_id AND c.id = m.absorbed""");

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<PersonKey, PersonRow> find(Collection<PersonKey> keys) {
        var found = new HashMap<PersonKey, PersonRow>();
        read(keys, """
                SELECT c.tenant_id, c.id, c.phone, c.user_id FROM unnest(?::uuid[], ?::text[]) AS k(tenant_id, phone)
                JOIN contact c ON c.tenant_id = k.tenant_id AND c.phone = k.phone
                UNION
                SELECT c.tenant_id, c.id, c.phone, c.user_id FROM unnest(?::uuid[], ?::text[]) AS k(tenant_id, user_id)
                JOIN contact c ON c.tenant_id = k.tenant_id AND c.user_id = k.user_id""").forEach(row -> {
            if (row.phone() != null) {
                found.put(new PersonKey(row.tenant(), true, row.phone()), row);
            }
            if (row.userId() != null) {
                found.put(new PersonKey(row.tenant(), false, row.userId()), row);
            }
        });
        return found;
    }

    /// The rows that have one of the keys, for change until the end of the transaction.
    List<PersonRow> lock(Collection<PersonKey> keys) {
        return read(keys, """
                SELECT c.tenant_id, c.id, c.phone, c.user_id FROM contact c
                WHERE (c.tenant_id, c.id) IN (
                    SELECT p.tenant_id, p.id FROM unnest(?::uuid[], ?::text[]) AS k(tenant_id, phone)
                    JOIN contact p ON p.tenant_id = k.tenant_id AND p.phone = k.phone
                    UNION
                    SELECT p.tenant_id, p.id FROM unnest(?::uuid[], ?::text[]) AS k(tenant_id, user_id)
                    JOIN contact p ON p.tenant_id = k.tenant_id AND p.user_id = k.user_id)
                -- In one order, or two slices with the same people lock each other out.
                ORDER BY c.id FOR UPDATE""");
    }

    /// Returns the rows that came to be; not those that somebody else inserted first.
    List<PersonRow> insert(List<Encounter> strangers, Ids ids) {
        return jdbc.sql("""
                        INSERT INTO contact (tenant_id, id, phone, user_id, source, created_at, updated_at)
                        SELECT p.tenant_id, p.id, p.phone, p.user_id, 'whatsapp', p.at, p.at
                        FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
                            AS p(tenant_id, id, phone, user_id, at)
                        ORDER BY p.phone, p.user_id
                        ON CONFLICT DO NOTHING
                        RETURNING tenant_id, id, phone, user_id""")
                .params(
                        array(strangers, stranger -> stranger.tenant().value(), UUID[]::new),
                        array(strangers, stranger -> ids.next(), UUID[]::new),
                        array(strangers, Encounter::phone, String[]::new),
                        array(strangers, Encounter::userId, String[]::new),
                        array(strangers, stranger -> stranger.at().toString(), String[]::new))
                .query(People::row)
                .list();
    }

    /// Writes down what the slice tells. A name that a client gave is not overwritten by that of the profile.
    void update(List<Encounter> encounters) {
        jdbc.sql("""
                        UPDATE contact c
                        SET phone = coalesce(e.phone, c.phone), user_id = coalesce(e.user_id, c.user_id),
                            name = coalesce(c.name, left(nullif(trim(e.name), ''), 200)), hidden = c.hidden AND e.at IS NULL,
                            last_inbound_at = greatest(c.last_inbound_at, e.at)
                        FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                            AS e(tenant_id, id, phone, user_id, name, at)
                        WHERE c.tenant_id = e.tenant_id AND c.id = e.id""")
                .params(
                        array(encounters, encounter -> encounter.tenant().value(), UUID[]::new),
                        array(encounters, Encounter::kept, UUID[]::new),
                        array(encounters, Encounter::phone, String[]::new),
                        array(encounters, Encounter::userId, String[]::new),
                        array(encounters, Encounter::name, String[]::new),
                        array(encounters, People::wroteAt, String[]::new))
                .update();
    }

    /// Joins contacts that are one person. What is absorbed stays as a way to the whole, for messages that name it.
    List<ContactsMerged> absorb(List<ContactsMerged> merges) {
        if (!merges.isEmpty()) {
            var pairs = List.of(
                    array(merges, merge -> merge.tenant().value(), UUID[]::new),
                    array(merges, merge -> merge.kept().value(), UUID[]::new),
                    array(merges, merge -> merge.absorbed().value(), UUID[]::new));
            ABSORB.forEach(step -> jdbc.sql(step).params(pairs).update());
        }
        return merges;
    }

    private List<PersonRow> read(Collection<PersonKey> keys, String sql) {
        var phones = keys.stream().filter(PersonKey::isPhone).toList();
        var userIds = keys.stream().filter(key -> !key.isPhone()).toList();
        return jdbc.sql(sql)
                .params(
                        array(phones, key -> key.tenant().value(), UUID[]::new),
                        array(phones, PersonKey::text, String[]::new),
                        array(userIds, key -> key.tenant().value(), UUID[]::new),
                        array(userIds, PersonKey::text, String[]::new))
                .query(People::row)
                .list();
    }

    private static PersonRow row(ResultSet row, int number) throws SQLException {
        return new PersonRow(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getString("phone"),
                row.getString("user_id"));
    }

    private static @Nullable String wroteAt(Encounter encounter) {
        var wroteAt = encounter.wroteAt();
        return wroteAt == null ? null : wroteAt.toString();
    }

    private static <S, T extends @Nullable Object> T[] array(List<S> rows, Function<S, T> part, IntFunction<T[]> form) {
        return rows.stream().map(part).toArray(form);
    }
}
