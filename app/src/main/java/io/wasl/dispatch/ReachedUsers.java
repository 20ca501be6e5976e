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

/// Whom limited businesses have written to in the last 24 hours. Its methods work within the caller's
/// scope.
@Repository
class ReachedUsers {

    private final JdbcClient jdbc;

    ReachedUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Reached(TenantId tenant, String business, Recipient to) {

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
                        INSERT INTO reached_user AS r (tenant_id, business_id, who, last_at)
                        SELECT DISTINCT tenant_id, business_id, who, now()
                        FROM unnest(:tenants, :businesses, :people) AS g (tenant_id, business_id, who)
                        ORDER BY 1, 2, 3
                        ON CONFLICT (tenant_id, business_id, who) DO UPDATE SET last_at = excluded.last_at
                        """)
                .param("tenants", Column.uuids(users, user -> user.tenant().value()))
                .param("businesses", Column.texts(users, Reached::business))
                .param("people", Column.texts(users, Reached::who))
                .update();
    }

    long count(TenantId tenant, String business) {
        return jdbc.sql("""
                        SELECT count(*) FROM reached_user
                        WHERE tenant_id = ? AND business_id = ? AND last_at > now() - interval '24 hours'
                        """).params(tenant.value(), business).query(Long.class).single();
    }

    /// For the engine: the same for many businesses. Those that have written to nobody are left out.
    Map<Business, Long> counts(Collection<Business> businesses) {
        Map<Business, Long> counts = new HashMap<>();
        jdbc.sql("""
                        SELECT tenant_id, business_id, count(*) AS people
                        FROM unnest(:tenants, :businesses) AS g (tenant_id, business_id)
                        JOIN reached_user USING (tenant_id, business_id)
                        WHERE last_at > now() - interval '24 hours'
                        GROUP BY tenant_id, business_id
                        """)
                .param("tenants", Column.uuids(businesses, each -> each.tenant().value()))
                .param("businesses", Column.texts(businesses, Business::id))
                .query((RowCallbackHandler) row -> counts.put(
                        new Business(
                                new TenantId(row.getObject("tenant_id", UUID.class)), row.getString("business_id")),
                        row.getLong("people")));
        return counts;
    }

    /// A business as one client knows it.
    record Business(TenantId tenant, String id) {}

    /// For the engine.
    int forget(int limit) {
        return jdbc.sql("""
                        WITH old AS MATERIALIZED (
                            SELECT tenant_id, business_id, who FROM reached_user
                            WHERE last_at <= now() - interval '24 hours' LIMIT ? FOR UPDATE SKIP LOCKED)
                        DELETE FROM reached_user r USING old
                        WHERE r.tenant_id = old.tenant_id AND r.business_id = old.business_id AND r.who = old.who
                        """).param(limit).update();
    }
}
