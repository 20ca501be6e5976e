package io.wasl.connection;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of all accounts, as far as nobody has proven them: numbers that a client has entered while Meta could not
/// be
/// asked.
@Repository
class Claims {

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Clock clock;

    Claims(JdbcClient jdbc, Scopes scopes, Clock clock) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.clock = clock;
    }

    /// A claim that gave way, and to whom.
    record Displaced(TenantId claimant, AccountId claim, String claimName, AccountRef owner, String ownerName) {}

    /// Whether another client has proven the number.
    boolean isProvenElsewhere(TenantId tenant, String phoneNumberId) {
        return scopes.engine(() -> jdbc.sql("""
                        SELECT EXISTS (SELECT FROM whatsapp_accounts
                            WHERE phone_number_id = ? AND proven_at IS NOT NULL AND tenant_id <> ?)
                        """)
                .params(phoneNumberId, tenant.value())
                .query(Boolean.class)
                .single());
    }

    /// Marks every claim on a number that somebody else has proven meanwhile, and writes it into the history of both.
    /// To
    /// be called after every proof; once more does no harm.
    List<Displaced> displace() {
        return scopes.engine(() -> jdbc.sql("""
                        WITH displaced AS MATERIALIZED (
                            UPDATE whatsapp_accounts claim SET problem = :problem
                            FROM whatsapp_accounts owner
                            WHERE claim.proven_at IS NULL AND claim.problem IS DISTINCT FROM :problem
                                AND owner.phone_number_id = claim.phone_number_id AND owner.proven_at IS NOT NULL
                                AND owner.tenant_id <> claim.tenant_id
                            RETURNING claim.tenant_id, claim.id, claim.name, owner.tenant_id AS owner_tenant,
                                owner.id AS owner_id, owner.name AS owner_name, owner.waba_id),
                        written AS (
                            INSERT INTO whatsapp_account_change (tenant_id, account_id, at, what, old_value, new_value)
                            SELECT tenant_id, id, now(), 'proof', 'UNPROVEN', 'DISPLACED' FROM displaced
                            UNION ALL
                            SELECT owner_tenant, owner_id, now(), 'claim', 'UNPROVEN', 'DISPLACED' FROM displaced)
                        SELECT * FROM displaced
                        """)
                .param("problem", Trouble.NUMBER_UNAVAILABLE.code())
                .query((row, number) -> new Displaced(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        new AccountId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        new AccountRef(
                                new TenantId(row.getObject("owner_tenant", UUID.class)),
                                new AccountId(row.getObject("owner_id", UUID.class)),
                                row.getString("waba_id")),
                        row.getString("owner_name")))
                .list());
    }

    /// Claims to ask Meta about: soon again those that it could not be asked about, seldom those that it has refused,
    /// and
    /// none whose number is another's. They count as asked about from now on.
    List<Account> take(Duration soon, Duration seldom, int most) {
        Instant now = clock.instant();
        return scopes.engine(() -> jdbc.sql("""
                        WITH due AS MATERIALIZED (
                            SELECT tenant_id, id FROM whatsapp_accounts claim
                            WHERE proven_at IS NULL
                                AND (checked_at IS NULL OR checked_at < :seldom
                                    OR (checked_at < :soon AND problem = :unreachable))
                                AND NOT EXISTS (SELECT FROM whatsapp_accounts owner
                                    WHERE owner.phone_number_id = claim.phone_number_id AND owner.proven_at IS NOT NULL)
                            ORDER BY checked_at NULLS FIRST LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE whatsapp_accounts a SET checked_at = :now FROM due
                        WHERE a.tenant_id = due.tenant_id AND a.id = due.id
                        RETURNING a.*
                        """)
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(now.minus(soon)))
                .param("seldom", Timestamp.from(now.minus(seldom)))
                .param("unreachable", Trouble.META_UNREACHABLE.code())
                .param("most", most)
                .query(WhatsAppAccounts::read)
                .list());
    }
}
