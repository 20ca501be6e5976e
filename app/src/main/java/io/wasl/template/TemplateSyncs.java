package io.wasl.template;

import io.wasl.connection.AccountRef;
import io.wasl.database.Column;
import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// When Meta was last asked for the templates of each business account.
@Repository
class TemplateSyncs {

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Clock clock;

    TemplateSyncs(JdbcClient jdbc, Scopes scopes, Clock clock) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.clock = clock;
    }

    Optional<Instant> lastOf(TenantId tenant) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT synced_at FROM template_sync
                        WHERE tenant_id = ? AND synced_at IS NOT NULL ORDER BY synced_at DESC LIMIT 1
                        """)
                        .param(tenant.value())
                        .query((row, number) -> row.getTimestamp("synced_at").toInstant())
                        .optional());
    }

    void done(TenantId tenant, String wabaId, Instant at) {
        scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        INSERT INTO template_sync AS sync (tenant_id, waba_id, tried_at, synced_at)
                        VALUES (:tenant, :waba, :at, :at)
                        ON CONFLICT (tenant_id, waba_id) DO UPDATE
                        SET tried_at = greatest(sync.tried_at, :at), synced_at = greatest(sync.synced_at, :at)
                        """)
                        .param("tenant", tenant.value())
                        .param("waba", wabaId)
                        .param("at", Timestamp.from(at))
                        .update());
    }

    /// Asks for a sync soon, for clients that have not synced since the news came.
    void want(Collection<TenantId> clients, String wabaId, Instant heard) {
        scopes.engine(() -> jdbc.sql("""
                        INSERT INTO template_sync AS sync (tenant_id, waba_id, wanted)
                        SELECT client, :waba, true FROM unnest(:clients) AS client
                        ON CONFLICT (tenant_id, waba_id) DO UPDATE
                        SET wanted = sync.wanted OR sync.synced_at IS NULL OR sync.synced_at <= :heard
                        """)
                .param("clients", Column.uuids(clients, TenantId::value))
                .param("waba", wabaId)
                .param("heard", Timestamp.from(heard))
                .update());
    }

    /// Whether it is time to sync, and nobody else has begun to.
    ///
    /// @param pause between two tries, also where a sync is wanted: a storm of events is answered once
    boolean claim(AccountRef business, Duration fresh, Duration pause) {
        Instant now = clock.instant();
        return scopes.engine(() -> jdbc.sql("""
                        INSERT INTO template_sync AS sync (tenant_id, waba_id, tried_at)
                        VALUES (:tenant, :waba, :now)
                        ON CONFLICT (tenant_id, waba_id) DO UPDATE SET tried_at = :now, wanted = false
                        WHERE sync.tried_at IS NULL OR sync.tried_at < :stale
                            OR (sync.wanted AND sync.tried_at < :rested)
                        """)
                        .param("tenant", business.tenant().value())
                        .param("waba", business.wabaId())
                        .param("now", Timestamp.from(now))
                        .param("stale", Timestamp.from(now.minus(fresh)))
                        .param("rested", Timestamp.from(now.minus(pause)))
                        .update()
                == 1);
    }
}
