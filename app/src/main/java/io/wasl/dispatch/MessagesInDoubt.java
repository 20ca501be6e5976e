package io.wasl.dispatch;

import io.wasl.connection.AccountId;
import io.wasl.database.Column;
import io.wasl.kernel.TenantId;
import io.wasl.message.Fact;
import io.wasl.message.Lane;
import io.wasl.message.Purpose;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Those in the queue that may have left and of which nobody has said so. Its methods work within the caller's scope.
@Repository
class MessagesInDoubt {

    private final JdbcClient jdbc;

    MessagesInDoubt(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Abandoned(Fact.About about, Purpose purpose) {}

    /// Marks as in doubt whatever an earlier owner of the road left half done.
    List<Abandoned> abandon(TenantId tenant, AccountId account, int epoch) {
        return jdbc.sql("""
                        UPDATE outgoing o SET state = 2
                        WHERE tenant_id = :tenant AND account_id = :account AND state = 1 AND epoch < :epoch
                        RETURNING message_id, attempt, lane, (SELECT purpose FROM batch b
                            WHERE b.tenant_id = o.tenant_id AND b.id = o.batch_id) AS purpose
                        """)
                .param("tenant", tenant.value())
                .param("account", account.value())
                .param("epoch", epoch)
                .query((row, number) -> new Abandoned(
                        new Fact.About(tenant, account, QueuedMessages.readId(row, number), row.getInt("attempt")),
                        row.getString("purpose") == null
                                ? Purpose.of(Lane.of(row.getInt("lane")))
                                : Purpose.valueOf(row.getString("purpose"))))
                .list();
    }

    /// Takes those of the given messages off the queue that were in doubt and are not any more, and those
    /// that were to be sent again for having been.
    void settle(Collection<Fact.About> messages) {
        jdbc.sql("""
                        WITH given AS MATERIALIZED (
                            SELECT g.*, m.status FROM unnest(:tenants, :ids) AS g (tenant_id, message_id)
                                JOIN message m ON m.tenant_id = g.tenant_id AND m.id = g.message_id
                            WHERE m.status <> 8
                        )
                        DELETE FROM outgoing o USING given g
                        WHERE o.tenant_id = g.tenant_id AND o.message_id = g.message_id
                          AND (o.state = 2 OR (o.state = 0 AND g.status BETWEEN 2 AND 6))
                        """)
                .param("tenants", Column.uuids(messages, about -> about.tenant().value()))
                .param("ids", Column.uuids(messages, about -> about.message().value()))
                .update();
    }

    /// Ends the wait for news of a message in doubt.
    ///
    /// @return false if it is not in doubt any more
    boolean giveUp(Fact.About about) {
        return jdbc.sql("""
                        DELETE FROM outgoing WHERE tenant_id = ? AND message_id = ? AND attempt = ? AND state = 2
                        """)
                        .params(about.tenant().value(), about.message().value(), about.attempt())
                        .update()
                == 1;
    }

    /// Lets a message in doubt leave once more.
    ///
    /// @return false if it is not in doubt any more
    boolean reopen(Fact.About about) {
        return jdbc.sql("""
                        UPDATE outgoing SET state = 0, not_before = NULL
                        WHERE tenant_id = ? AND message_id = ? AND attempt = ? AND state = 2
                        """)
                        .params(about.tenant().value(), about.message().value(), about.attempt())
                        .update()
                == 1;
    }

    /// Puts unconfirmed messages of a batch back into the queue, whether they are still waited for or not.
    List<Fact.About> enqueueUnconfirmed(TenantId tenant, BatchId batch, int limit) {
        return jdbc.sql("""
                        WITH chosen AS MATERIALIZED (
                            SELECT m.tenant_id, m.id, m.account_id, m.batch_id, b.lane, m.attempt FROM message m
                            JOIN batch b ON b.tenant_id = m.tenant_id AND b.id = m.batch_id
                            WHERE m.tenant_id = :tenant AND m.batch_id = :batch AND m.status = 8
                            ORDER BY m.id LIMIT :limit FOR UPDATE OF m SKIP LOCKED
                        )
                        INSERT INTO outgoing AS o (tenant_id, message_id, account_id, batch_id, lane, attempt)
                        SELECT tenant_id, id, account_id, batch_id, lane, attempt FROM chosen
                        ON CONFLICT (tenant_id, message_id) DO UPDATE SET state = 0, not_before = NULL WHERE o.state = 2
                        RETURNING tenant_id, account_id, message_id, attempt
                        """)
                .param("tenant", tenant.value())
                .param("batch", batch.value())
                .param("limit", limit)
                .query(QueuedMessages::readAbout)
                .list();
    }
}
