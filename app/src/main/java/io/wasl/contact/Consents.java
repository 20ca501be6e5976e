package io.wasl.contact;

import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What people want to hear. The later statement counts, in whatever order the statements arrive.
@Repository
class Consents {

    private final JdbcClient jdbc;
    private final ConsentStatements statements;
    private final ApplicationEventPublisher events;

    Consents(JdbcClient jdbc, ConsentStatements statements, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.statements = statements;
        this.events = events;
    }

    /// Within the caller's scope, of a tenant or of the engine.
    void record(Collection<Statement> said) {
        var latest = said.stream()
                .collect(Collectors.toMap(
                        Statement::contact,
                        Function.identity(),
                        (one, other) -> other.at().isBefore(one.at()) ? one : other))
                .values();
        if (!latest.isEmpty()) {
            var optedOut = write(List.copyOf(latest));
            // After the contacts are locked: the other way round, two who record the same people lock each other out.
            statements.add(said);
            optedOut.forEach(events::publishEvent);
        }
    }

    /// Returns those who had not refused before.
    private List<OptedOut> write(List<Statement> latest) {
        return jdbc.sql("""
                        WITH said AS (
                            SELECT * FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[])
                                AS s(tenant_id, id, consent, source, at)),
                        before AS (
                            SELECT c.tenant_id, c.id, c.marketing_consent AS consent
                            FROM contact c JOIN said s ON c.tenant_id = s.tenant_id AND c.id = s.id
                            WHERE c.consent_at IS NULL OR c.consent_at <= s.at
                            ORDER BY c.id FOR UPDATE OF c),
                        after AS (
                            UPDATE contact c
                            SET marketing_consent = s.consent, consent_source = s.source, consent_at = s.at,
                                updated_at = s.at
                            FROM said s JOIN before b ON b.tenant_id = s.tenant_id AND b.id = s.id
                            WHERE c.tenant_id = s.tenant_id AND c.id = s.id
                            RETURNING c.*)
                        SELECT a.* FROM after a JOIN before b ON b.tenant_id = a.tenant_id AND b.id = a.id
                        WHERE a.marketing_consent = 'opted_out' AND b.consent <> 'opted_out'""")
                .params(
                        array(latest, statement -> statement.tenant().value(), UUID[]::new),
                        array(latest, statement -> statement.contact().value(), UUID[]::new),
                        array(latest, statement -> statement.consent().code(), String[]::new),
                        array(latest, Statement::source, String[]::new),
                        array(latest, statement -> statement.at().toString(), String[]::new))
                .query(Consents::read)
                .list();
    }

    private static <T> T[] array(List<Statement> statements, Function<Statement, T> part, IntFunction<T[]> form) {
        return statements.stream().map(part).toArray(form);
    }

    private static OptedOut read(ResultSet row, int number) throws SQLException {
        var phone = row.getString("phone");
        return new OptedOut(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                new ContactId(row.getObject("id", UUID.class)),
                phone == null ? null : new E164(phone),
                row.getString("consent_source"),
                row.getObject("consent_at", OffsetDateTime.class).toInstant());
    }
}
