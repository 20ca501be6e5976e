package io.wasl.dispatch;

import io.wasl.connection.AccountId;
import io.wasl.database.Column;
import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import io.wasl.message.Fact;
import io.wasl.message.Lane;
import io.wasl.message.MessageId;
import io.wasl.message.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Attempts to send that did not simply succeed, with what was decided about each. What is not public works
/// within the engine's scope.
@Repository
public class Attempts {

    private final JdbcClient jdbc;
    private final Scopes scopes;

    Attempts(JdbcClient jdbc, Scopes scopes) {
        this.jdbc = jdbc;
        this.scopes = scopes;
    }

    /// @param outcome `again` if Meta has provably not taken it, `in_doubt` if it may have, `held_back` if it took it
    /// and then kept it from its person
    /// @param decision `resolved` by a status, `sent_again` or `held`; null where there was nothing to decide
    /// @param decidedBy the reason, for people
    /// @param wamid Meta's id of what it held back
    public record Attempt(
            int attempt,
            String outcome,
            String reason,
            Instant at,
            @Nullable String decision,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String wamid) {}

    /// In the order in which they were made.
    public List<Attempt> of(TenantId tenant, MessageId message) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT * FROM message_attempt WHERE tenant_id = ? AND message_id = ? ORDER BY attempt
                        """)
                        .params(tenant.value(), message.value())
                        .query(Attempts::readAttempt)
                        .list());
    }

    /// What came of an attempt other than an answer that settles it.
    ///
    /// @param refused whether Meta said that it failed, though not in a form that proves it
    /// @param window after which a doubt is looked at; null where there is none
    record Note(Fact.About about, @Nullable Duration window, boolean refused, String reason) {

        static Note again(Fact.About about, String reason) {
            return new Note(about, null, false, reason);
        }
    }

    void add(Collection<Note> notes) {
        if (notes.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO message_attempt (tenant_id, message_id, attempt, outcome, reason, refused, open,
                            due_at)
                        SELECT tenant_id, message_id, attempt,
                            CASE WHEN seconds IS NULL THEN 'again' ELSE 'in_doubt' END, reason, refused = 1,
                            seconds IS NOT NULL, now() + seconds * interval '1 second'
                        FROM unnest(:tenants, :ids, :attempts, :windows, :reasons, :refusals)
                            AS g (tenant_id, message_id, attempt, seconds, reason, refused)
                        ON CONFLICT DO NOTHING
                        """)
                .param(
                        "tenants",
                        Column.uuids(notes, note -> note.about().tenant().value()))
                .param("ids", Column.uuids(notes, note -> note.about().message().value()))
                .param("attempts", Column.shorts(notes, note ->
                        (short) note.about().attempt()))
                .param(
                        "windows",
                        Column.ints(
                                notes,
                                note -> note.window() == null
                                        ? null
                                        : (int) note.window().toSeconds()))
                .param("reasons", Column.texts(notes, Note::reason))
                .param("refusals", Column.ints(notes, note -> note.refused() ? 1 : 0))
                .update();
    }

    /// Notes that messages may have left after the backup was made that is now the database, and are put
    /// aside for that.
    void addHeld(Collection<Fact.About> abouts, String reason) {
        jdbc.sql("""
                        INSERT INTO message_attempt (tenant_id, message_id, attempt, outcome, reason, decision, decided_by,
                            decided_at)
                        SELECT tenant_id, message_id, attempt, 'in_doubt', :reason, 'held', :reason, now()
                        FROM unnest(:tenants, :ids, :attempts) AS g (tenant_id, message_id, attempt)
                        ON CONFLICT DO NOTHING
                        """)
                .param("tenants", Column.uuids(abouts, about -> about.tenant().value()))
                .param("ids", Column.uuids(abouts, about -> about.message().value()))
                .param("attempts", Column.shorts(abouts, about -> (short) (about.attempt() + 1)))
                .param("reason", reason)
                .update();
    }

    /// Notes that somebody wants messages sent again that may have left.
    void addSentAgain(Collection<Fact.About> abouts, String reason) {
        jdbc.sql("""
                        INSERT INTO message_attempt AS a (tenant_id, message_id, attempt, outcome, reason, decision,
                            decided_by, decided_at)
                        SELECT tenant_id, message_id, attempt, 'in_doubt', 'unconfirmed', 'sent_again', :reason, now()
                        FROM unnest(:tenants, :ids, :attempts) AS g (tenant_id, message_id, attempt)
                        ON CONFLICT (tenant_id, message_id, attempt) DO UPDATE SET open = false,
                            decision = 'sent_again', decided_by = concat_ws('; ', a.decided_by, excluded.decided_by),
                            decided_at = now()
                        """)
                .param("tenants", Column.uuids(abouts, about -> about.tenant().value()))
                .param("ids", Column.uuids(abouts, about -> about.message().value()))
                .param("attempts", Column.shorts(abouts, about -> (short) about.attempt()))
                .param("reason", reason)
                .update();
    }

    /// Doubts of all tenants that are to be looked at now, the longest due first. Their messages are locked,
    /// so that no status changes them while it is decided.
    List<Doubt> due(int limit) {
        return jdbc.sql("""
                        SELECT a.tenant_id, a.message_id, a.attempt, a.at, a.refused, m.account_id,
                            coalesce(o.lane, 2) AS lane, least(o.expires_at, b.ends_at) AS expires_at,
                            coalesce(b.purpose, '') AS purpose,
                            coalesce(b.resend_once AND b.state <> 'CANCELLED', false) AS resend_once,
                            (SELECT count(*) FROM message_attempt x
                             WHERE x.tenant_id = a.tenant_id AND x.message_id = a.message_id
                               AND x.decision = 'sent_again') AS sent_again,
                            coalesce(m.status = 8 AND o.state = 2 AND o.attempt = a.attempt, false) AS standing,
                            CASE WHEN b.purpose = 'UTILITY' THEN EXISTS (
                                SELECT FROM (SELECT n.sent_at, n.delivered_at FROM message n
                                             WHERE n.tenant_id = a.tenant_id AND n.batch_id = o.batch_id
                                               AND n.id > a.message_id
                                             ORDER BY n.id LIMIT 200) later
                                WHERE later.sent_at > a.at OR later.delivered_at > a.at)
                                ELSE false END AS overtaken
                        FROM message_attempt a
                        JOIN message m ON m.tenant_id = a.tenant_id AND m.id = a.message_id
                        LEFT JOIN outgoing o ON o.tenant_id = a.tenant_id AND o.message_id = a.message_id
                        LEFT JOIN batch b ON b.tenant_id = o.tenant_id AND b.id = o.batch_id
                        WHERE a.open AND a.outcome = 'in_doubt' AND a.due_at <= now()
                        ORDER BY a.due_at LIMIT ? FOR UPDATE OF a, m SKIP LOCKED
                        """).param(limit).query(Attempts::readDoubt).list();
    }

    void lookAgain(Fact.About about, Duration pause) {
        jdbc.sql("""
                        UPDATE message_attempt SET due_at = now() + ? * interval '1 second'
                        WHERE tenant_id = ? AND message_id = ? AND attempt = ? AND open
                        """)
                .params(
                        pause.toSeconds(),
                        about.tenant().value(),
                        about.message().value(),
                        about.attempt())
                .update();
    }

    /// The clock by which attempts are dated.
    Instant now() {
        return jdbc.sql("SELECT now()").query(OffsetDateTime.class).single().toInstant();
    }

    void close(Fact.About about, String decision, @Nullable String reason) {
        jdbc.sql("""
                        UPDATE message_attempt SET open = false, decision = :decision, decided_by = :reason,
                            decided_at = now()
                        WHERE tenant_id = :tenant AND message_id = :message AND attempt = :attempt AND open
                        """)
                .param("decision", decision)
                .param("reason", reason)
                .param("tenant", about.tenant().value())
                .param("message", about.message().value())
                .param("attempt", about.attempt())
                .update();
    }

    private static Attempt readAttempt(ResultSet row, int number) throws SQLException {
        OffsetDateTime decidedAt = row.getObject("decided_at", OffsetDateTime.class);
        return new Attempt(
                row.getInt("attempt"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("decision"),
                row.getString("decided_by"),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("wamid"));
    }

    private static Doubt readDoubt(ResultSet row, int number) throws SQLException {
        OffsetDateTime expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        String purpose = row.getString("purpose");
        return new Doubt(
                new Fact.About(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        new MessageId(row.getObject("message_id", UUID.class)),
                        row.getInt("attempt")),
                purpose.isEmpty() ? Purpose.of(Lane.of(row.getInt("lane"))) : Purpose.valueOf(purpose),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("refused"),
                row.getBoolean("resend_once"),
                row.getInt("sent_again"),
                row.getBoolean("overtaken"),
                row.getBoolean("standing"),
                expiresAt == null ? null : expiresAt.toInstant());
    }
}
