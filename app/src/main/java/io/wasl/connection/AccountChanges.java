package io.wasl.connection;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of what became of each number over time. What Meta tells writes itself.
@Repository
class AccountChanges {

    private final JdbcClient jdbc;
    private final Scopes scopes;

    AccountChanges(JdbcClient jdbc, Scopes scopes) {
        this.jdbc = jdbc;
        this.scopes = scopes;
    }

    /// Names the state in which the account stands now: another number for every time that it came to stand there.
    long latestOfStatus(TenantId tenant, AccountId account) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT coalesce(max(id), 0) FROM whatsapp_account_change
                        WHERE tenant_id = ? AND account_id = ? AND what = 'status'
                        """)
                        .params(tenant.value(), account.value())
                        .query(Long.class)
                        .single());
    }

    /// Writes down whose the number counts as from now on.
    void note(TenantId tenant, AccountId account, Proof before, Proof after) {
        scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        INSERT INTO whatsapp_account_change (tenant_id, account_id, at, what, old_value, new_value)
                        VALUES (?, ?, now(), 'proof', ?, ?)
                        """)
                        .params(tenant.value(), account.value(), before.name(), after.name())
                        .update());
    }

    /// The newest first.
    List<AccountChange> latest(TenantId tenant, AccountId account, int most) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT at, what, old_value, new_value FROM whatsapp_account_change
                        WHERE tenant_id = ? AND account_id = ? ORDER BY id DESC LIMIT ?
                        """)
                        .params(tenant.value(), account.value(), most)
                        .query((row, number) -> new AccountChange(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("what"),
                                row.getString("old_value"),
                                row.getString("new_value")))
                        .list());
    }
}
