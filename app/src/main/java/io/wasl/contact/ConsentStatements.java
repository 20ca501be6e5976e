package io.wasl.contact;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Everything that people ever said about marketing, for whoever has to prove it.
@Repository
public class ConsentStatements {

    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Scopes scopes;

    ConsentStatements(JdbcClient jdbc, Scopes scopes) {
        this.jdbc = jdbc;
        this.scopes = scopes;
    }

    /// The latest first, a hundred at most.
    public List<ConsentNote> of(TenantId tenant, ContactId contact) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT * FROM consent_statement
                        WHERE tenant_id = ? AND contact_id = ? ORDER BY at DESC, consent DESC LIMIT ?""")
                        .params(tenant.value(), contact.value(), MOST)
                        .query(ConsentStatements::read)
                        .list());
    }

    /// Within the caller's scope, of a tenant or of the engine.
    void add(Collection<Statement> statements) {
        jdbc.sql("""
                        INSERT INTO consent_statement (tenant_id, contact_id, at, consent, source, words, recorded_by)
                        SELECT c.tenant_id, c.id, s.at, s.consent, s.source, s.words, s.recorded_by
                        FROM unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[])
                            AS s(tenant_id, id, at, consent, source, words, recorded_by)
                        JOIN contact c ON c.tenant_id = s.tenant_id AND c.id = s.id
                        ORDER BY c.id
                        ON CONFLICT DO NOTHING""")
                .params(
                        array(statements, statement -> statement.tenant().value(), UUID[]::new),
                        array(statements, statement -> statement.contact().value(), UUID[]::new),
                        array(statements, statement -> statement.at().toString(), String[]::new),
                        array(statements, statement -> statement.consent().code(), String[]::new),
                        array(statements, Statement::source, String[]::new),
                        array(statements, Statement::words, String[]::new),
                        array(statements, Statement::by, String[]::new))
                .update();
    }

    private static <T extends @Nullable Object> T[] array(
            Collection<Statement> statements, Function<Statement, T> part, IntFunction<T[]> form) {
        return statements.stream().map(part).toArray(form);
    }

    private static ConsentNote read(ResultSet row, int number) throws SQLException {
        return new ConsentNote(
                MarketingConsent.of(row.getString("consent")).orElseThrow(),
                row.getString("source"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("words"),
                row.getString("recorded_by"));
    }
}
