package io.wasl.message;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Messages that Meta took more than once. There must be none without a reason, so each is kept and shown.
@Repository
public class Duplicates {

    private final JdbcClient jdbc;
    private final Scopes scopes;

    Duplicates(JdbcClient jdbc, Scopes scopes) {
        this.jdbc = jdbc;
        this.scopes = scopes;
    }

    /// @param wamid Meta's id for the second copy
    /// @param attempt which attempt it came of; 0 where that is not known
    public record Duplicate(String wamid, int attempt, Instant seenAt) {}

    public List<Duplicate> of(TenantId tenant, MessageId message) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT wamid, attempt, seen_at FROM message_duplicate
                        WHERE tenant_id = ? AND message_id = ? ORDER BY seen_at
                        """)
                        .params(tenant.value(), message.value())
                        .query((row, number) -> new Duplicate(
                                row.getString("wamid"),
                                row.getInt("attempt"),
                                row.getObject("seen_at", OffsetDateTime.class).toInstant()))
                        .list());
    }

    /// Of all clients. For the engine.
    public long count() {
        return scopes.engine(() -> jdbc.sql("SELECT count(*) FROM message_duplicate")
                .query(Long.class)
                .single());
    }
}
