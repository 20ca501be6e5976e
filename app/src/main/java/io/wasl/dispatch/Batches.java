package io.wasl.dispatch;

import io.wasl.connection.AccountId;
import io.wasl.database.Column;
import io.wasl.kernel.TenantId;
import io.wasl.message.Fact;
import io.wasl.message.Lane;
import io.wasl.message.Purpose;
import io.wasl.meta.TemplateMould;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All batches. Its methods work within the caller's scope.
@Repository
class Batches {

    private static final String OVER = """
            finished_at IS NULL AND sealed
              AND NOT EXISTS (
                SELECT FROM batch_count c WHERE c.tenant_id = b.tenant_id AND c.batch_id = b.id
                HAVING sum(queued) <> 0 OR sum(sending) <> 0)""";

    private static final Logger log = LoggerFactory.getLogger(Batches.class);

    private final JdbcClient jdbc;
    private final Set<UUID> unreadable = ConcurrentHashMap.newKeySet();

    Batches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(BatchId id, NewBatch batch) {
        jdbc.sql("""
                        INSERT INTO batch (tenant_id, id, account_id, lane, label, mould, total, state,
                            messages_per_second, purpose, resend_once, ends_at)
                        VALUES (:tenant, :id, :account, :lane, :label, :mould, :total, 'RUNNING', :pace,
                            :purpose, :resend, :end)
                        """)
                .param("tenant", batch.tenant().value())
                .param("id", id.value())
                .param("account", batch.account().value())
                .param("lane", batch.lane().code())
                .param("label", batch.label())
                .param("mould", batch.mould().toJson())
                .param("total", batch.total())
                .param("pace", batch.messagesPerSecond())
                .param("purpose", batch.purpose().name())
                .param("resend", batch.resendOnce())
                .param("end", batch.endsAt() == null ? null : batch.endsAt().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("INSERT INTO batch_count (tenant_id, batch_id, writer, queued) VALUES (?, ?, ?, ?)")
                .params(batch.tenant().value(), id.value(), Writer.DISPATCH.code(), batch.total())
                .update();
    }

    /// Counts messages as enqueued.
    ///
    /// @return the batch as it is; empty if it is sealed, has no room for so many, or does not exist
    Optional<Standing> enqueued(TenantId tenant, BatchId id, int count) {
        return jdbc.sql("""
                        UPDATE batch SET enqueued = enqueued + :count
                        WHERE tenant_id = :tenant AND id = :id AND NOT sealed AND enqueued + :count <= total
                        RETURNING account_id, lane, state, total - enqueued AS missing
                        """)
                .param("count", count)
                .param("tenant", tenant.value())
                .param("id", id.value())
                .query(Batches::readStanding)
                .optional();
    }

    /// @return the batch as it is; empty if it is sealed already or does not exist
    Optional<Standing> seal(TenantId tenant, BatchId id) {
        return jdbc.sql("""
                        UPDATE batch SET sealed = true WHERE tenant_id = ? AND id = ? AND NOT sealed
                        RETURNING account_id, lane, state, total - enqueued AS missing
                        """)
                .params(tenant.value(), id.value())
                .query(Batches::readStanding)
                .optional();
    }

    void shrink(TenantId tenant, BatchId id, int by) {
        jdbc.sql("UPDATE batch SET total = total - ? WHERE tenant_id = ? AND id = ?")
                .params(by, tenant.value(), id.value())
                .update();
        jdbc.sql("UPDATE batch_count SET queued = queued - ? WHERE tenant_id = ? AND batch_id = ? AND writer = ?")
                .params(by, tenant.value(), id.value(), Writer.DISPATCH.code())
                .update();
    }

    boolean pause(TenantId tenant, BatchId id, PauseCause cause, String reason) {
        return jdbc.sql("""
                        UPDATE batch SET state = 'PAUSED', pause_cause = ?, pause_reason = ?, resume_at = NULL
                        WHERE tenant_id = ? AND id = ? AND state = 'RUNNING'
                        """)
                        .params(cause.name(), reason, tenant.value(), id.value())
                        .update()
                == 1;
    }

    /// Pauses whatever runs on an account.
    ///
    /// @param duration null if the pause ends when the account can send again
    void pauseAll(TenantId tenant, AccountId account, @Nullable Duration duration, String reason) {
        jdbc.sql("""
                        UPDATE batch SET state = 'PAUSED', pause_cause = :cause, pause_reason = :reason,
                            resume_at = now() + :seconds::int * interval '1 second'
                        WHERE tenant_id = :tenant AND account_id = :account AND state = 'RUNNING'
                        """)
                .param("cause", (duration == null ? PauseCause.ACCOUNT : PauseCause.NUMBER).name())
                .param("reason", reason)
                .param("seconds", duration == null ? null : (int) duration.toSeconds())
                .param("tenant", tenant.value())
                .param("account", account.value())
                .update();
    }

    boolean resume(TenantId tenant, BatchId id) {
        return jdbc.sql("""
                        UPDATE batch SET state = 'RUNNING', pause_cause = NULL, pause_reason = NULL, resume_at = NULL
                        WHERE tenant_id = ? AND id = ? AND state = 'PAUSED'
                        """).params(tenant.value(), id.value()).update() == 1;
    }

    /// For the engine: lets go on, in all tenants, what was paused with an account that can send now. One statement
    /// sees both as they stand together, so that it undoes no pause of a moment ago.
    void resumeWithAccounts() {
        jdbc.sql("""
                        UPDATE batch b SET state = 'RUNNING', pause_cause = NULL, pause_reason = NULL, resume_at = NULL
                        FROM sending_account a
                        WHERE b.finished_at IS NULL AND b.state = 'PAUSED' AND b.pause_cause = 'ACCOUNT'
                          AND a.tenant_id = b.tenant_id AND a.id = b.account_id
                        """).update();
    }

    /// For the engine: lets go on, in all tenants, what was paused for a time that is over.
    void resumeDue() {
        jdbc.sql("""
                        UPDATE batch SET state = 'RUNNING', pause_cause = NULL, pause_reason = NULL, resume_at = NULL
                        WHERE finished_at IS NULL AND state = 'PAUSED' AND resume_at <= now()
                        """).update();
    }

    /// For the engine: pauses, in all tenants, whatever runs, until a person lets it go on.
    void pauseEverywhere(String reason) {
        jdbc.sql("""
                        UPDATE batch SET state = 'PAUSED', pause_cause = 'PERSON', pause_reason = ?, resume_at = NULL
                        WHERE finished_at IS NULL
                          AND (state = 'RUNNING' OR (state = 'PAUSED' AND pause_cause IN ('NUMBER', 'ACCOUNT')))
                        """).param(reason).update();
    }

    /// Begins a finished batch again, because some of its messages are to be sent again. Touches one that runs as well,
    /// so that nobody finds it finished before they are counted.
    ///
    /// @return false if it is cancelled, and nothing of it leaves any more
    boolean reopen(TenantId tenant, BatchId id) {
        return jdbc.sql("""
                        UPDATE batch SET state = CASE state WHEN 'FINISHED' THEN 'RUNNING' ELSE state END,
                            finished_at = NULL
                        WHERE tenant_id = ? AND id = ? AND state <> 'CANCELLED'
                        """).params(tenant.value(), id.value()).update() == 1;
    }

    /// Begins a finished batch again, because one of its messages is to be sent again.
    void reopen(Fact.About message) {
        jdbc.sql("SELECT batch_id FROM message WHERE tenant_id = ? AND id = ? AND batch_id IS NOT NULL")
                .params(message.tenant().value(), message.message().value())
                .query((row, number) -> new BatchId(row.getObject("batch_id", UUID.class)))
                .optional()
                .ifPresent(batch -> reopen(message.tenant(), batch));
    }

    boolean cancel(TenantId tenant, BatchId id) {
        return jdbc.sql("""
                        UPDATE batch SET state = 'CANCELLED' WHERE tenant_id = ? AND id = ?
                            AND state IN ('RUNNING', 'PAUSED')
                        """).params(tenant.value(), id.value()).update() == 1;
    }

    /// Stops for good whatever runs on an account.
    void cancelAll(TenantId tenant, AccountId account) {
        jdbc.sql("""
                        UPDATE batch SET state = 'CANCELLED' WHERE tenant_id = ? AND account_id = ?
                            AND state IN ('RUNNING', 'PAUSED')
                        """).params(tenant.value(), account.value()).update();
    }

    /// For the engine: stops for good the batches whose end has come, even one that was begun again.
    void endDue() {
        jdbc.sql("""
                        UPDATE batch SET state = 'CANCELLED'
                        WHERE finished_at IS NULL AND state IN ('RUNNING', 'PAUSED') AND ends_at <= clock_timestamp()
                        """).update();
    }

    /// For the engine.
    Set<BatchId> unfinished() {
        return jdbc.sql("SELECT id FROM batch WHERE finished_at IS NULL AND state IN ('RUNNING', 'PAUSED')")
                .query((row, number) -> new BatchId(row.getObject("id", UUID.class)))
                .set();
    }

    /// For the engine: the cancelled batches that may still have messages waiting.
    List<Cancelled> cancelled() {
        return jdbc.sql("""
                        SELECT tenant_id, id, account_id FROM batch
                        WHERE finished_at IS NULL AND state = 'CANCELLED'
                        """)
                .query((row, number) -> new Cancelled(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        new BatchId(row.getObject("id", UUID.class)),
                        new AccountId(row.getObject("account_id", UUID.class))))
                .list();
    }

    record Cancelled(TenantId tenant, BatchId id, AccountId account) {}

    /// For the engine: the batches, of all tenants, of which nothing is waiting or on its way any more.
    List<BatchFinished> over() {
        return jdbc.sql("SELECT tenant_id, id FROM batch b WHERE " + OVER)
                .query(Batches::readFinished)
                .list();
    }

    /// For the engine.
    ///
    /// @return false if some of it is waiting again, or another instance ends it
    boolean finish(BatchFinished batch) {
        String one = "tenant_id = ? AND id = ? AND " + OVER;
        Object[] key = {batch.tenant().value(), batch.batch().value()};
        // Counted again once it is locked: whoever reopens it meanwhile holds it, or waits.
        boolean locked = jdbc.sql("SELECT 1 FROM batch b WHERE " + one + " FOR UPDATE SKIP LOCKED")
                .params(key)
                .query(Integer.class)
                .optional()
                .isPresent();
        return locked
                && jdbc.sql("UPDATE batch b SET finished_at = now(), per_second = 0,"
                                        + " state = CASE state WHEN 'CANCELLED' THEN state ELSE 'FINISHED' END"
                                        + " WHERE " + one)
                                .params(key)
                                .update()
                        == 1;
    }

    /// For the engine: the batches of which messages may leave, by the clock that all instances share.
    List<Batch> running(Collection<AccountId> accounts) {
        return jdbc
                .sql("""
                        SELECT tenant_id, id, account_id, lane, mould, messages_per_second, purpose, ends_at FROM batch
                        WHERE account_id = ANY(:accounts) AND finished_at IS NULL AND state = 'RUNNING'
                          AND (ends_at IS NULL OR ends_at > clock_timestamp())
                        ORDER BY id
                        """)
                .param("accounts", Column.uuids(accounts, AccountId::value))
                .query(this::readIfPossible)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /// One batch that cannot be read holds up no other.
    private Optional<Batch> readIfPossible(ResultSet row, int number) throws SQLException {
        try {
            return Optional.of(readBatch(row));
        } catch (RuntimeException e) {
            UUID id = row.getObject("id", UUID.class);
            if (unreadable.add(id)) {
                log.error("Batch {} cannot be read, and nothing of it leaves until it can; the others go on", id, e);
            }
            return Optional.empty();
        }
    }

    /// For the engine: tells how fast batches go.
    void pace(Map<Batch, Double> perSecond) {
        if (perSecond.isEmpty()) {
            return;
        }
        var batches = List.copyOf(perSecond.entrySet());
        jdbc.sql("""
                        UPDATE batch b SET per_second = g.per_second
                        FROM unnest(:tenants, :ids, :rates::real[]) AS g (tenant_id, id, per_second)
                        WHERE b.tenant_id = g.tenant_id AND b.id = g.id AND finished_at IS NULL
                        """)
                .param(
                        "tenants",
                        Column.uuids(batches, entry -> entry.getKey().tenant().value()))
                .param("ids", Column.uuids(batches, entry -> entry.getKey().id().value()))
                .param("rates", Column.texts(batches, entry -> entry.getValue().toString()))
                .update();
    }

    Optional<Described> describe(TenantId tenant, BatchId id) {
        return jdbc.sql("""
                        SELECT tenant_id, id, account_id, lane, total, state, messages_per_second, per_second,
                            pause_cause, pause_reason
                        FROM batch WHERE tenant_id = ? AND id = ?
                        """)
                .params(tenant.value(), id.value())
                .query(Batches::readDescribed)
                .optional();
    }

    /// @param missing how many of the announced messages are not enqueued
    record Standing(AccountId account, Lane lane, BatchState state, int missing) {}

    record Described(
            TenantId tenant,
            BatchId id,
            AccountId account,
            Lane lane,
            int total,
            BatchState state,
            @Nullable Integer messagesPerSecond,
            double perSecond,
            @Nullable PauseCause cause,
            @Nullable String reason) {}

    private static BatchFinished readFinished(ResultSet row, int number) throws SQLException {
        return new BatchFinished(
                new TenantId(row.getObject("tenant_id", UUID.class)), new BatchId(row.getObject("id", UUID.class)));
    }

    private static Standing readStanding(ResultSet row, int number) throws SQLException {
        return new Standing(
                new AccountId(row.getObject("account_id", UUID.class)),
                Lane.of(row.getInt("lane")),
                BatchState.valueOf(row.getString("state")),
                row.getInt("missing"));
    }

    private static Batch readBatch(ResultSet row) throws SQLException {
        var end = row.getObject("ends_at", OffsetDateTime.class);
        return new Batch(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                new BatchId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                Lane.of(row.getInt("lane")),
                TemplateMould.parse(row.getString("mould")),
                row.getObject("messages_per_second", Integer.class),
                Purpose.valueOf(row.getString("purpose")),
                end == null ? null : end.toInstant());
    }

    private static Described readDescribed(ResultSet row, int number) throws SQLException {
        String cause = row.getString("pause_cause");
        return new Described(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                new BatchId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                Lane.of(row.getInt("lane")),
                row.getInt("total"),
                BatchState.valueOf(row.getString("state")),
                row.getObject("messages_per_second", Integer.class),
                row.getDouble("per_second"),
                cause == null ? null : PauseCause.valueOf(cause),
                row.getString("pause_reason"));
    }
}
