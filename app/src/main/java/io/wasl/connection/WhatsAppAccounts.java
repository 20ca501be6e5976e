package io.wasl.connection;

import io.wasl.connection.AccountSeal.Column;
import io.wasl.database.Scopes;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of all accounts.
@Repository
class WhatsAppAccounts {

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final AccountSeal seal;
    private final Clock clock;

    WhatsAppAccounts(JdbcClient jdbc, Scopes scopes, AccountSeal seal, Clock clock) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.seal = seal;
        this.clock = clock;
    }

    /// As a claim, which proves nothing yet. One that the client has made before gives way to it, and keeps its id.
    ///
    /// @return its id; empty if the client has proven the number before
    Optional<AccountId> claim(TenantId tenant, AccountId id, NewAccount account, Secret verifyToken) {
        Secret appSecret = account.appSecret();
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        INSERT INTO whatsapp_accounts (tenant_id, id, name, phone_number_id, waba_id,
                            display_phone_number, quality, throughput, wished_throughput,
                            access_token, verify_token, verify_token_digest, app_secret, webhook_key, status, created_at)
                        VALUES (:tenant, :id, :name, :phone_number_id, :waba_id,
                            '', 'UNKNOWN', 80, :wish,
                            :access_token, :verify_token, :digest, :app_secret, :webhook_key, 'BROKEN', :now)
                        ON CONFLICT ON CONSTRAINT one_account_per_number DO UPDATE SET
                            name = excluded.name, waba_id = excluded.waba_id,
                            wished_throughput = excluded.wished_throughput, access_token = excluded.access_token,
                            verify_token = excluded.verify_token, verify_token_digest = excluded.verify_token_digest,
                            app_secret = excluded.app_secret
                        WHERE whatsapp_accounts.proven_at IS NULL
                        RETURNING id
                        """)
                        .param("tenant", tenant.value())
                        .param("id", id.value())
                        .param("name", account.name().strip())
                        .param("phone_number_id", account.phoneNumberId())
                        .param("waba_id", account.wabaId())
                        .param("wish", account.messagesPerSecond())
                        .param("access_token", seal.seal(account.accessToken(), tenant, Column.ACCESS_TOKEN))
                        .param("verify_token", seal.seal(verifyToken, tenant, Column.VERIFY_TOKEN))
                        .param("digest", AccountSeal.digest(verifyToken))
                        .param("app_secret", appSecret == null ? null : seal.seal(appSecret, tenant, Column.APP_SECRET))
                        .param("webhook_key", RandomText.ofBytes(16))
                        .param("now", now())
                        .query((row, number) -> new AccountId(row.getObject("id", UUID.class)))
                        .optional());
    }

    List<Account> list(TenantId tenant) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT * FROM whatsapp_accounts WHERE tenant_id = ? ORDER BY name COLLATE "und-x-icu", id
                        """)
                        .param(tenant.value())
                        .query(WhatsAppAccounts::read)
                        .list());
    }

    Optional<Account> find(TenantId tenant, AccountId id) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT * FROM whatsapp_accounts WHERE tenant_id = ? AND id = ?
                        """)
                        .params(tenant.value(), id.value())
                        .query(WhatsAppAccounts::read)
                        .optional());
    }

    /// Over all clients.
    List<SendingNumber> sendingNumbers(Collection<AccountId> ids) {
        return scopes.engine(() -> jdbc.sql("""
                        SELECT a.*, (SELECT count(*) FROM whatsapp_accounts s
                            WHERE s.tenant_id = a.tenant_id
                              AND coalesce(s.business_id, s.waba_id) = coalesce(a.business_id, a.waba_id)
                              AND (s.status = 'CONNECTED' OR s.id = a.id)) AS senders
                        FROM whatsapp_accounts a WHERE a.id = ANY(?)
                        """)
                .param(ids.stream().map(AccountId::value).toArray(UUID[]::new))
                .query((row, number) -> {
                    var account = read(row, number);
                    var token = seal.open(row.getBytes("access_token"), account.tenant(), Column.ACCESS_TOKEN);
                    return new SendingNumber(account, token, row.getInt("senders"));
                })
                .list());
    }

    Optional<Account> find(TenantId tenant, String phoneNumberId) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT * FROM whatsapp_accounts WHERE tenant_id = ? AND phone_number_id = ?
                        """)
                        .params(tenant.value(), phoneNumberId)
                        .query(WhatsAppAccounts::read)
                        .optional());
    }

    /// Keeps what Meta tells, and with it that the number is the client's and works, unless it does not itself. A pause
    /// stays.
    ///
    /// @throws org.springframework.dao.DuplicateKeyException if another client has proven the number before
    void keep(TenantId tenant, AccountId id, NumberFacts facts) {
        scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        UPDATE whatsapp_accounts SET
                            display_phone_number = :display, verified_name = :verified_name, name_status = :name_status,
                            quality = :quality, business_id = coalesce(:business, business_id),
                            messaging_limit = :messaging_limit, throughput = :throughput,
                            token_expires_at = :expires, checked_at = :now, proven_at = coalesce(proven_at, :now),
                            status  = CASE WHEN status = 'BROKEN' AND :well THEN 'CONNECTED' ELSE status END,
                            problem = CASE WHEN status = 'BROKEN' AND :well THEN NULL ELSE problem END
                        WHERE tenant_id = :tenant AND id = :id
                        """)
                        .param("display", facts.number().displayPhoneNumber())
                        .param("verified_name", facts.number().verifiedName())
                        .param("name_status", facts.number().nameStatus())
                        .param("well", facts.trouble().isEmpty())
                        .param("quality", facts.quality().name())
                        .param("business", facts.number().businessId())
                        .param("messaging_limit", facts.number().messagingLimit())
                        .param("throughput", facts.throughput())
                        .param("expires", timestamp(facts.tokenExpiresAt()))
                        .param("now", now())
                        .param("tenant", tenant.value())
                        .param("id", id.value())
                        .update());
    }

    /// @return false if there is no such account
    boolean rename(TenantId tenant, AccountId id, String name) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("UPDATE whatsapp_accounts SET name = ? WHERE tenant_id = ? AND id = ?")
                                .params(name, tenant.value(), id.value())
                                .update()
                        == 1);
    }

    /// @return false if there is no such account, or it may not come to this status from where it stands
    boolean become(TenantId tenant, AccountId id, AccountStatus next, @Nullable String problem) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        UPDATE whatsapp_accounts SET status = :next, problem = :problem
                        WHERE tenant_id = :tenant AND id = :id AND status = ANY(:from)
                        """)
                                .param("next", next.name())
                                .param("problem", problem)
                                .param("tenant", tenant.value())
                                .param("id", id.value())
                                .param("from", next.reachableFrom())
                                .update()
                        == 1);
    }

    /// Who has proven to own each of the numbers, over all clients.
    List<Owned> owners(Collection<String> phoneNumberIds) {
        return scopes.engine(() -> jdbc.sql("""
                        SELECT phone_number_id, tenant_id, id, waba_id FROM whatsapp_accounts
                        WHERE phone_number_id = ANY(?) AND proven_at IS NOT NULL
                        """)
                .param(phoneNumberIds.toArray(String[]::new))
                .query((row, number) -> new Owned(row.getString("phone_number_id"), reference(row, number)))
                .list());
    }

    Map<String, TenantId> ownersOfKeys(Collection<String> keys) {
        Map<String, TenantId> owners = new HashMap<>();
        scopes.engine(() -> jdbc.sql("SELECT webhook_key, tenant_id FROM whatsapp_accounts WHERE webhook_key = ANY(?)")
                .param(keys.toArray(String[]::new))
                .query((row, number) ->
                        owners.put(row.getString("webhook_key"), new TenantId(row.getObject("tenant_id", UUID.class))))
                .list());
        return owners;
    }

    Set<TenantId> clientsOf(String wabaId) {
        return scopes.engine(() -> jdbc.sql("""
                        SELECT DISTINCT tenant_id FROM whatsapp_accounts WHERE waba_id = ? AND proven_at IS NOT NULL
                        """)
                .param(wabaId)
                .query((row, number) -> new TenantId(row.getObject(1, UUID.class)))
                .set());
    }

    /// One account of each business account and client through which Meta can be asked.
    List<AccountRef> oneOfEachBusiness() {
        return scopes.engine(
                () -> jdbc.sql("""
                        SELECT DISTINCT ON (tenant_id, waba_id) phone_number_id, tenant_id, id, waba_id
                        FROM whatsapp_accounts WHERE status <> 'BROKEN' ORDER BY tenant_id, waba_id, id
                        """).query(WhatsAppAccounts::reference).list());
    }

    /// @param lastWebhooks by phone number id
    void saw(Map<String, Instant> lastWebhooks) {
        if (lastWebhooks.isEmpty()) {
            return;
        }
        List<String> numbers = lastWebhooks.keySet().stream().sorted().toList();
        scopes.engine(() -> jdbc.sql("""
                        UPDATE whatsapp_accounts SET last_webhook_at = greatest(last_webhook_at, seen.at)
                        FROM unnest(?::text[], ?::timestamptz[]) AS seen (phone_number_id, at)
                        WHERE whatsapp_accounts.phone_number_id = seen.phone_number_id AND proven_at IS NOT NULL
                        """)
                .params(
                        numbers.toArray(String[]::new),
                        numbers.stream()
                                .map(lastWebhooks::get)
                                .map(Timestamp::from)
                                .toArray(Timestamp[]::new))
                .update());
    }

    /// Proven accounts that nobody has asked Meta about for a while. They count as asked about from now on, so that no
    /// other
    /// instance asks as well.
    List<Account> claimStale(Duration fresh, int most) {
        Instant now = clock.instant();
        return scopes.engine(() -> jdbc.sql("""
                        WITH stale AS MATERIALIZED (
                            SELECT tenant_id, id FROM whatsapp_accounts
                            WHERE proven_at IS NOT NULL AND (checked_at IS NULL OR checked_at < :stale)
                            ORDER BY checked_at NULLS FIRST LIMIT :most FOR UPDATE SKIP LOCKED)
                        UPDATE whatsapp_accounts a SET checked_at = :now FROM stale
                        WHERE a.tenant_id = stale.tenant_id AND a.id = stale.id
                        RETURNING a.*
                        """)
                .param("now", Timestamp.from(now))
                .param("stale", Timestamp.from(now.minus(fresh)))
                .param("most", most)
                .query(WhatsAppAccounts::read)
                .list());
    }

    record Owned(String phoneNumberId, AccountRef account) {}

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static AccountRef reference(ResultSet row, int number) throws SQLException {
        return new AccountRef(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                new AccountId(row.getObject("id", UUID.class)),
                row.getString("waba_id"));
    }

    static Account read(ResultSet row, int number) throws SQLException {
        int throughput = row.getInt("throughput");
        int wish = row.getInt("wished_throughput");
        return new Account(
                new AccountId(row.getObject("id", UUID.class)),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getString("name"),
                row.getString("phone_number_id"),
                row.getString("waba_id"),
                row.getString("business_id"),
                row.getString("display_phone_number"),
                row.getString("verified_name"),
                row.getString("name_status"),
                Quality.valueOf(row.getString("quality")),
                row.getString("messaging_limit"),
                wish == 0 ? throughput : Math.min(wish, throughput),
                AccountStatus.valueOf(row.getString("status")),
                row.getString("problem"),
                row.getString("webhook_key"),
                row.getBytes("app_secret") != null,
                instant(row, "token_expires_at"),
                instant(row, "last_webhook_at"),
                instant(row, "checked_at"),
                instant(row, "proven_at"));
    }
}
