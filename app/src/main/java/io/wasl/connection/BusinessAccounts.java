package io.wasl.connection;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of all accounts, seen by business account (WABA): what Meta says of one holds for all its numbers,
/// whichever clients have connected them. A claim that Meta has not confirmed is none of them: nobody hears news of
/// another's business by naming it.
@Repository
class BusinessAccounts {

    private final JdbcClient jdbc;
    private final Scopes scopes;

    BusinessAccounts(JdbcClient jdbc, Scopes scopes) {
        this.jdbc = jdbc;
        this.scopes = scopes;
    }

    /// Whose the business accounts are, as far as only one client has numbers of theirs.
    Map<String, TenantId> soleOwners(Collection<String> wabaIds) {
        Map<String, TenantId> owners = new HashMap<>();
        scopes.engine(() -> jdbc.sql("""
                        SELECT waba_id, min(tenant_id::text)::uuid AS tenant_id FROM whatsapp_accounts
                        WHERE waba_id = ANY(?) AND proven_at IS NOT NULL
                        GROUP BY waba_id HAVING count(DISTINCT tenant_id) = 1
                        """)
                .param(wabaIds.toArray(String[]::new))
                .query((row, number) ->
                        owners.put(row.getString("waba_id"), new TenantId(row.getObject("tenant_id", UUID.class))))
                .list());
        return owners;
    }

    /// One number of the business account for each client that has any.
    List<Account> oneOfEachOwner(String wabaId) {
        return scopes.engine(
                () -> jdbc.sql("""
                        SELECT DISTINCT ON (tenant_id) * FROM whatsapp_accounts WHERE waba_id = ? AND proven_at IS NOT NULL
                        ORDER BY tenant_id, id
                        """).param(wabaId).query(WhatsAppAccounts::read).list());
    }

    /// Asks for a look at every number of a business account that was not looked at since the news came.
    ///
    /// @return how many numbers there are
    int wantLook(String wabaId, Instant heard) {
        return scopes.engine(() -> {
            jdbc.sql("""
                            UPDATE whatsapp_accounts SET checked_at = NULL
                            WHERE waba_id = ? AND checked_at <= ? AND proven_at IS NOT NULL
                            """).params(wabaId, Timestamp.from(heard)).update();
            return jdbc.sql("SELECT count(*) FROM whatsapp_accounts WHERE waba_id = ? AND proven_at IS NOT NULL")
                    .param(wabaId)
                    .query(Integer.class)
                    .single();
        });
    }

    /// Takes over a new limit, which holds for every number of the business account; not where Meta has told since.
    void limit(String wabaId, String messagingLimit, Instant heard) {
        scopes.engine(() -> jdbc.sql("""
                        UPDATE whatsapp_accounts SET messaging_limit = :limit
                        WHERE waba_id = :waba AND (checked_at IS NULL OR checked_at < :heard)
                            AND messaging_limit IS DISTINCT FROM :limit AND proven_at IS NOT NULL
                        """)
                .param("limit", messagingLimit)
                .param("waba", wabaId)
                .param("heard", Timestamp.from(heard))
                .update());
    }
}
