package io.wasl.connection;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of the accounts that there were.
@Repository
public class RemovedAccounts {

    private static final int MOST_SHOWN = 50;

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Clock clock;

    RemovedAccounts(JdbcClient jdbc, Scopes scopes, Clock clock) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.clock = clock;
    }

    /// Takes an account out of the others, with all its secrets.
    ///
    /// @return false if there is no such account
    boolean take(TenantId tenant, AccountId id, String by) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        WITH gone AS (
                            DELETE FROM whatsapp_accounts WHERE tenant_id = :tenant AND id = :id
                            RETURNING tenant_id, id, name, phone_number_id, display_phone_number,
                                proven_at IS NOT NULL)
                        INSERT INTO removed_account (tenant_id, id, name, phone_number_id, display_phone_number,
                            proven, removed_by, removed_at)
                        SELECT gone.*, :by, :now FROM gone
                        """)
                                .param("tenant", tenant.value())
                                .param("id", id.value())
                                .param("by", by)
                                .param("now", Timestamp.from(clock.instant()))
                                .update()
                        == 1);
    }

    /// The latest first.
    public List<RemovedAccount> list(TenantId tenant) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT id, name, display_phone_number, removed_by, removed_at FROM removed_account
                        WHERE tenant_id = ? ORDER BY removed_at DESC, id LIMIT ?
                        """)
                        .params(tenant.value(), MOST_SHOWN)
                        .query((row, number) -> new RemovedAccount(
                                new AccountId(row.getObject("id", UUID.class)),
                                row.getString("name"),
                                row.getString("display_phone_number"),
                                row.getString("removed_by"),
                                row.getTimestamp("removed_at").toInstant()))
                        .list());
    }

    /// Whether another client has had the number until a moment ago, and not only claimed it.
    boolean wasOfAnother(TenantId tenant, String phoneNumberId, Duration lately) {
        return scopes.engine(() -> jdbc.sql("""
                        SELECT EXISTS (SELECT FROM removed_account
                            WHERE phone_number_id = :number AND removed_at > :since AND tenant_id <> :tenant
                                AND proven)
                        """)
                .param("number", phoneNumberId)
                .param("since", Timestamp.from(clock.instant().minus(lately)))
                .param("tenant", tenant.value())
                .query(Boolean.class)
                .single());
    }
}
