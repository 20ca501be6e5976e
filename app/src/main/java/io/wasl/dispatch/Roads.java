package io.wasl.dispatch;

import io.wasl.connection.AccountId;
import io.wasl.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which instance each number's messages leave from. Time is the database's, the one clock that all instances share.
@Repository
class Roads {

    private final JdbcClient jdbc;

    Roads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param epoch grows with every change of hands
    record Lease(TenantId tenant, AccountId account, int epoch) {}

    /// Makes sure that the number has a road, which some instance will then take.
    void build(TenantId tenant, AccountId account) {
        jdbc.sql("""
                        INSERT INTO road (tenant_id, account_id) VALUES (?, ?) ON CONFLICT DO NOTHING
                        """).params(tenant.value(), account.value()).update();
    }

    /// Prolongs whatever the instance holds. Does not wait for marks that are being committed.
    ///
    /// @return all that it holds now
    List<Lease> renew(UUID instance, Duration duration) {
        return jdbc.sql("""
                        UPDATE road SET leased_until = clock_timestamp() + :seconds * interval '1 second'
                        WHERE instance = :instance AND leased_until > clock_timestamp()
                        RETURNING tenant_id, account_id, epoch
                        """)
                .param("seconds", duration.toSeconds())
                .param("instance", instance)
                .query(Roads::read)
                .list();
    }

    /// Takes roads that nobody holds, and on which no mark of their last owner's is still being committed.
    List<Lease> take(UUID instance, Duration duration, int limit) {
        return jdbc.sql("""
                        WITH free AS MATERIALIZED (
                            SELECT tenant_id, account_id FROM road WHERE leased_until <= clock_timestamp()
                            LIMIT :limit FOR UPDATE SKIP LOCKED)
                        UPDATE road r SET instance = :instance, epoch = r.epoch + 1,
                            leased_until = clock_timestamp() + :seconds * interval '1 second'
                        FROM free
                        WHERE r.tenant_id = free.tenant_id AND r.account_id = free.account_id
                        RETURNING r.tenant_id, r.account_id, r.epoch
                        """)
                .param("seconds", duration.toSeconds())
                .param("instance", instance)
                .param("limit", limit)
                .query(Roads::read)
                .list();
    }

    /// Takes a road away, unless something is still on its way.
    void demolish(TenantId tenant, AccountId account) {
        jdbc.sql("""
                        DELETE FROM road r WHERE tenant_id = ? AND account_id = ? AND NOT EXISTS (
                            SELECT FROM outgoing o WHERE o.account_id = r.account_id AND o.tenant_id = r.tenant_id
                                AND o.state < 2)
                        """).params(tenant.value(), account.value()).update();
    }

    /// Lets others take what the instance holds.
    void release(UUID instance) {
        jdbc.sql("UPDATE road SET leased_until = '-infinity' WHERE instance = ?")
                .param(instance)
                .update();
    }

    private static Lease read(ResultSet row, int number) throws SQLException {
        return new Lease(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getInt("epoch"));
    }
}
