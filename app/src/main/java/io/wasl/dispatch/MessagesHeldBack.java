package io.wasl.dispatch;

import io.wasl.connection.AccountId;
import io.wasl.database.Column;
import io.wasl.kernel.TenantId;
import io.wasl.message.Fact;
import io.wasl.message.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Those that Meta had taken and then kept from their people, as far as their batch has an end before which they may be
/// sent again. Its methods work within the caller's scope.
@Repository
class MessagesHeldBack {

    private final JdbcClient jdbc;

    MessagesHeldBack(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Notes what statuses tell, once for an attempt. An attempt that was in doubt before has its note already, and
    /// stays failed.
    void note(Collection<Fact.Happened> failures) {
        jdbc.sql("""
                        INSERT INTO message_attempt (tenant_id, message_id, attempt, outcome, reason, at, open, due_at,
                            wamid)
                        SELECT m.tenant_id, m.id, m.attempt, 'held_back', g.reason, g.at, true, now(), g.wamid
                        FROM unnest(:tenants, :ids, :accounts, :attempts, :times, :reasons, :wamids)
                            AS g (tenant_id, message_id, account_id, attempt, at, reason, wamid)
                        JOIN message m ON m.tenant_id = g.tenant_id AND m.id = g.message_id
                            AND m.account_id = g.account_id AND m.attempt = g.attempt
                        JOIN batch b ON b.tenant_id = m.tenant_id AND b.id = m.batch_id AND b.ends_at IS NOT NULL
                        ON CONFLICT DO NOTHING
                        """)
                .param(
                        "tenants",
                        Column.uuids(
                                failures, failure -> failure.about().tenant().value()))
                .param(
                        "ids",
                        Column.uuids(
                                failures, failure -> failure.about().message().value()))
                .param(
                        "accounts",
                        Column.uuids(
                                failures, failure -> failure.about().account().value()))
                .param("attempts", Column.shorts(failures, failure ->
                        (short) failure.about().attempt()))
                .param("times", Column.instants(failures, Fact.Happened::at))
                .param("reasons", Column.texts(failures, MessagesHeldBack::reason))
                .param("wamids", Column.texts(failures, Fact.Happened::wamid))
                .update();
    }

    /// Those of all tenants of which nothing is decided yet. Their messages are locked, so that no status changes them
    /// meanwhile. One whose answer is not written down yet comes later.
    List<Setback> due(int limit) {
        return jdbc.sql("""
                        SELECT a.tenant_id, a.message_id, a.attempt, a.at, m.account_id, m.batch_id, b.ends_at,
                            CASE WHEN m.status = 6 AND m.attempt = a.attempt AND b.state <> 'CANCELLED'
                                THEN m.error_code ELSE 0 END AS code,
                            (SELECT count(*) FROM message_attempt x
                             WHERE x.tenant_id = a.tenant_id AND x.message_id = a.message_id
                               AND x.outcome = 'held_back' AND x.decision = 'sent_again') AS earlier
                        FROM message_attempt a
                        JOIN message m ON m.tenant_id = a.tenant_id AND m.id = a.message_id
                        JOIN batch b ON b.tenant_id = m.tenant_id AND b.id = m.batch_id
                        WHERE a.open AND a.outcome = 'held_back' AND a.due_at <= now()
                          AND NOT EXISTS (SELECT FROM outgoing o
                            WHERE o.tenant_id = a.tenant_id AND o.message_id = a.message_id)
                        ORDER BY a.due_at LIMIT ? FOR UPDATE OF a, m SKIP LOCKED
                        """).param(limit).query(MessagesHeldBack::readSetback).list();
    }

    /// Writes down what is decided about each.
    ///
    /// @param again when those are tried that are sent again
    void close(Collection<Setback> due, Map<Setback, Instant> again) {
        jdbc.sql("""
                        UPDATE message_attempt a SET open = false, decided_at = now(),
                            decision = CASE WHEN g.next IS NULL THEN 'held' ELSE 'sent_again' END,
                            decided_by = coalesce('not before ' || to_char(g.next AT TIME ZONE 'UTC',
                                'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'it is not tried again in this batch')
                        FROM unnest(:tenants, :ids, :attempts, :times) AS g (tenant_id, message_id, attempt, next)
                        WHERE a.tenant_id = g.tenant_id AND a.message_id = g.message_id AND a.attempt = g.attempt
                        """)
                .params(named(due))
                .param("times", Column.instants(due, again::get))
                .update();
    }

    /// Puts messages back into the queue until they may be tried again.
    void enqueue(Map<Setback, Instant> again) {
        jdbc.sql("""
                        INSERT INTO outgoing (tenant_id, message_id, account_id, batch_id, lane, attempt, not_before)
                        SELECT b.tenant_id, g.message_id, b.account_id, b.id, b.lane, g.attempt, g.not_before
                        FROM unnest(:tenants, :ids, :batches, :attempts, :times)
                            AS g (tenant_id, message_id, batch_id, attempt, not_before)
                        JOIN batch b ON b.tenant_id = g.tenant_id AND b.id = g.batch_id
                        """)
                .params(named(again.keySet()))
                .param(
                        "batches",
                        Column.uuids(again.keySet(), setback -> setback.batch().value()))
                .param("times", Column.instants(again.keySet(), again::get))
                .update();
    }

    private static Map<String, Object> named(Collection<Setback> setbacks) {
        return Map.of(
                "tenants",
                        Column.uuids(
                                setbacks, setback -> setback.about().tenant().value()),
                "ids",
                        Column.uuids(
                                setbacks, setback -> setback.about().message().value()),
                "attempts",
                        Column.shorts(
                                setbacks, setback -> (short) setback.about().attempt()));
    }

    private static Setback readSetback(ResultSet row, int number) throws SQLException {
        return new Setback(
                new Fact.About(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        new MessageId(row.getObject("message_id", UUID.class)),
                        row.getInt("attempt")),
                new BatchId(row.getObject("batch_id", UUID.class)),
                row.getInt("code"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getInt("earlier"),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }

    private static String reason(Fact.Happened failure) {
        return failure.failure() == null ? "" : failure.failure().detail();
    }
}
