package io.wasl.message;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Why messages failed, and which were taken twice, in numbers. Reads every message of a batch that failed: not to be
/// asked more often than people look.
@Repository
public class Failures {

    private final JdbcClient jdbc;
    private final Scopes scopes;

    Failures(JdbcClient jdbc, Scopes scopes) {
        this.jdbc = jdbc;
        this.scopes = scopes;
    }

    /// @param code Meta's error code; 0 where there is none
    public record Cause(int code, long count) {}

    /// The most frequent cause first.
    public List<Cause> ofBatch(TenantId tenant, UUID batch) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT coalesce(error_code, 0) AS code, count(*) AS count FROM message
                        WHERE tenant_id = ? AND batch_id = ? AND failed_at IS NOT NULL AND status = ?
                        GROUP BY 1 ORDER BY 2 DESC, 1
                        """)
                        .params(tenant.value(), batch, MessageStatus.FAILED.code())
                        .query((row, number) -> new Cause(row.getInt("code"), row.getLong("count")))
                        .list());
    }

    /// How many messages of a batch were taken more than once.
    public long takenTwice(TenantId tenant, UUID batch) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT count(DISTINCT d.message_id) FROM message_duplicate d
                        JOIN message m ON m.tenant_id = d.tenant_id AND m.id = d.message_id
                        WHERE d.tenant_id = ? AND m.batch_id = ?
                        """)
                        .params(tenant.value(), batch)
                        .query(Long.class)
                        .single());
    }
}
