package io.wasl.dispatch;

import io.wasl.database.Column;
import io.wasl.kernel.TenantId;
import io.wasl.meta.Recipient;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Whom limited business accounts have written to in the last 24 hours. Its methods work within the caller's
/// scope.
@Repository
class ReachedUsers {

    private final JdbcClient jdbc;

    ReachedUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Reached(TenantId tenant, String wabaId, Recipient to) {

        private String who() {
            return switch (to) {
                case Recipient.Phone(String number) -> number;
                case Recipient.UserId(String id) -> id;
            };
        }
    }

    void add(Collection<Reached> users) {
        if (users.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO reached_user AS r (tenant_id, waba_id, who, last_at)
                        SELECT DISTINCT tenant_id, waba_id, who, now()
                        FROM unnest(:tenants, :wabas, :people) AS g (tenant_id, waba_id, who)
                        ORDER BY 1, 2, 3
                        ON CONFLICT (tenant_id, waba_id, who) DO UPDATE SET last_at = excluded.last_at
                        """)
                .param("tenants", Column.uuids(users, user -> user.tenant().value()))
                .param("wabas", Column.texts(users, Reached::wabaId))
                .param("people", Column.texts(users, Reached::who))
                .update();
    }

    long count(TenantId tenant, String wabaId) {
        return jdbc.sql("""
                        SELECT count(*) FROM reached_user
                        WHERE tenant_id = ? AND waba_id = ? AND last_at > now() - interval '24 hours'
                        """).params(tenant.value(), wabaId).query(Long.class).single();
    }

    /// For the engine: the same for many business accounts. Those that have written to nobody are left out.
    Map<Business, Long> counts(Collection<Business> businesses) {
        Map<Business, Long> counts = new HashMap<>();
        jdbc.sql("""
                        SELECT tenant_id, waba_id, count(*) AS people
                        FROM unnest(:tenants, :wabas) AS g (tenant_id, waba_id)
                        JOIN reached_user USING (tenant_id, waba_id)
                        WHERE last_at > now() - interval '24 hours'
                        GROUP BY tenant_id, waba_id
                        """)
                .param("tenants", Column.uuids(businesses, each -> each.tenant().value()))
                .param("wabas", Column.texts(businesses, Business::wabaId))
                .query((RowCallbackHandler) row -> counts.put(
                        new Business(new TenantId(row.getObject("tenant_id", UUID.class)), row.getString("waba_id")),
                        row.getLong("people")));
        return counts;
    }

    /// A business account as one client knows it.
    record Business(TenantId tenant, String wabaId) {}

    /// For the engine.
    int forget(int limit) {
        return jdbc.sql("""
                        WITH old AS MATERIALIZED (
                            SELECT tenant_id, waba_id, who FROM reached_user
                            WHERE last_at <= now() - interval '24 hours' LIMIT ? FOR UPDATE SKIP LOCKED)
                        DELETE FROM reached_user r USING old
                        WHERE r.tenant_id = old.tenant_id AND r.waba_id = old.waba_id AND r.who = old.who
                        """).param(limit).update();
    }
}
