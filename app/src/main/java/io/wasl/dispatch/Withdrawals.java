package io.wasl.dispatch;

import io.wasl.connection.AccountId;
import io.wasl.database.Column;
import io.wasl.kernel.TenantId;
import io.wasl.message.Fact;
import io.wasl.message.MessageId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Takes messages off the queue that have not left and are not to leave any more. Of what waits in a restored database
/// nobody can say that it has not left; an operator decides about it. Its methods work within the caller's scope.
@Repository
class Withdrawals {

    private final JdbcClient jdbc;

    Withdrawals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Takes messages off the queue that have not left.
    Set<MessageId> drop(TenantId tenant, Collection<MessageId> messages) {
        return jdbc.sql("""
                        DELETE FROM outgoing WHERE tenant_id = :tenant AND message_id = ANY(:ids) AND state = 0
                        RETURNING message_id
                        """)
                .param("tenant", tenant.value())
                .param("ids", Column.uuids(messages, MessageId::value))
                .query(QueuedMessages::readId)
                .set();
    }

    /// Takes some of a batch's messages off the queue that have not left. Passes over those that are being marked at
    /// this moment.
    Set<MessageId> dropSome(TenantId tenant, BatchId batch, AccountId account, int limit) {
        return jdbc.sql("""
                        WITH chosen AS MATERIALIZED (
                            SELECT tenant_id, message_id FROM outgoing
                            WHERE tenant_id = :tenant AND account_id = :account AND batch_id = :batch AND state = 0
                              AND created_at >= coalesce((SELECT since FROM standstill), '-infinity')
                            LIMIT :limit FOR UPDATE SKIP LOCKED)
                        DELETE FROM outgoing o USING chosen
                        WHERE o.tenant_id = chosen.tenant_id AND o.message_id = chosen.message_id
                        RETURNING o.message_id
                        """)
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("batch", batch.value())
                .param("limit", limit)
                .query(QueuedMessages::readId)
                .set();
    }

    /// Takes messages of a number off the queue, whatever batch they belong to, that have not left.
    Set<MessageId> dropSome(TenantId tenant, AccountId account, int limit) {
        return jdbc.sql("""
                        WITH chosen AS MATERIALIZED (
                            SELECT tenant_id, message_id FROM outgoing
                            WHERE tenant_id = :tenant AND account_id = :account AND state = 0
                            LIMIT :limit FOR UPDATE SKIP LOCKED)
                        DELETE FROM outgoing o USING chosen
                        WHERE o.tenant_id = chosen.tenant_id AND o.message_id = chosen.message_id
                        RETURNING o.message_id
                        """)
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("limit", limit)
                .query(QueuedMessages::readId)
                .set();
    }

    /// For the engine: takes messages of all tenants off the queue that are worth nothing any more and have
    /// not left.
    List<Fact.About> dropExpired(int limit) {
        return jdbc.sql("""
                        WITH chosen AS MATERIALIZED (
                            SELECT tenant_id, message_id FROM outgoing
                            WHERE expires_at <= now() AND state = 0
                              AND created_at >= coalesce((SELECT since FROM standstill), '-infinity')
                            LIMIT ? FOR UPDATE SKIP LOCKED)
                        DELETE FROM outgoing o USING chosen
                        WHERE o.tenant_id = chosen.tenant_id AND o.message_id = chosen.message_id
                        RETURNING o.tenant_id, o.account_id, o.message_id, o.attempt
                        """).param(limit).query(QueuedMessages::readAbout).list();
    }

    /// For the engine: takes messages of all tenants off the queue that were waiting at a moment.
    List<Fact.About> dropWaitingSince(Instant moment, int limit) {
        return jdbc.sql("""
                        WITH chosen AS MATERIALIZED (
                            SELECT tenant_id, message_id FROM outgoing
                            WHERE state = 0 AND created_at < ?
                            LIMIT ? FOR UPDATE SKIP LOCKED)
                        DELETE FROM outgoing o USING chosen
                        WHERE o.tenant_id = chosen.tenant_id AND o.message_id = chosen.message_id
                        RETURNING o.tenant_id, o.account_id, o.message_id, o.attempt
                        """)
                .params(moment.atOffset(ZoneOffset.UTC), limit)
                .query(QueuedMessages::readAbout)
                .list();
    }
}
