package io.wasl.connection;

import io.wasl.connection.AccountSecrets.Column;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of all accounts.
@Repository
class WhatsAppAccounts {

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final AccountSecrets secrets;
    private final Clock clock;

    WhatsAppAccounts(JdbcClient jdbc, Scopes scopes, AccountSecrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// @return false if the number is taken
    boolean insert(TenantId tenant, AccountId id, NewAccount account, Secret verifyToken) {
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
                        ON CONFLICT (phone_number_id) DO NOTHING
                        """)
                                .param("tenant", tenant.value())
                                .param("id", id.value())
                                .param("name", account.name().strip())
                                .param("phone_number_id", account.phoneNumberId())
                                .param("waba_id", account.wabaId())
                                .param("wish", account.messagesPerSecond())
                                .param("access_token", secrets.seal(account.accessToken(), tenant, Column.ACCESS_TOKEN))
                                .param("verify_token", secrets.seal(verifyToken, tenant, Column.VERIFY_TOKEN))
                                .param("digest", AccountSecrets.digest(verifyToken))
                                .param(
                                        "app_secret",
                                        appSecret == null ? null : secrets.seal(appSecret, tenant, Column.APP_SECRET))
                                .param("webhook_key", RandomText.ofBytes(16))
                                .param("now", now())
                                .update()
                        == 1);
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

    boolean has(TenantId tenant, String phoneNumberId) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT EXISTS (SELECT FROM whatsapp_accounts WHERE tenant_id = ? AND phone_number_id = ?)
                        """)
                        .params(tenant.value(), phoneNumberId)
                        .query(Boolean.class)
                        .single());
    }

    Optional<Secret> secret(TenantId tenant, AccountId id, Column column) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT access_token, verify_token, app_secret FROM whatsapp_accounts
                        WHERE tenant_id = ? AND id = ?
                        """)
                        .params(tenant.value(), id.value())
                        .query((row, number) ->
                                Optional.ofNullable(row.getBytes(column.name().toLowerCase(Locale.ROOT))))
                        .optional()
                        .flatMap(bytes -> bytes)
                        .map(bytes -> secrets.open(bytes, tenant, column)));
    }

    /// Keeps what Meta tells, and with it that the account works, unless the number itself does not. A pause stays.
    void keep(TenantId tenant, AccountId id, NumberFacts facts) {
        scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        UPDATE whatsapp_accounts SET
                            display_phone_number = :display, verified_name = :verified_name, name_status = :name_status,
                            quality = :quality,
                            messaging_limit = :messaging_limit, throughput = :throughput,
                            token_expires_at = :expires, checked_at = :now,
                            status  = CASE WHEN status = 'BROKEN' AND :well THEN 'CONNECTED' ELSE status END,
                            problem = CASE WHEN status = 'BROKEN' AND :well THEN NULL ELSE problem END
                        WHERE tenant_id = :tenant AND id = :id
                        """)
                        .param("display", facts.number().displayPhoneNumber())
                        .param("verified_name", facts.number().verifiedName())
                        .param("name_status", facts.number().nameStatus())
                        .param("well", facts.trouble().isEmpty())
                        .param("quality", facts.quality().name())
                        .param("messaging_limit", facts.number().messagingLimit())
                        .param("throughput", facts.throughput())
                        .param("expires", timestamp(facts.tokenExpiresAt()))
                        .param("now", now())
                        .param("tenant", tenant.value())
                        .param("id", id.value())
                        .update());
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

    /// Does something while the account's token cannot be replaced, if it is this one.
    ///
    /// @return whether it is
    boolean whileItHas(TenantId tenant, AccountId id, Secret token, Runnable work) {
        return scopes.tenant(tenant, () -> {
            boolean same = jdbc.sql("""
                            SELECT access_token FROM whatsapp_accounts WHERE tenant_id = ? AND id = ? FOR NO KEY UPDATE
                            """)
                    .params(tenant.value(), id.value())
                    .query(byte[].class)
                    .optional()
                    .filter(locked ->
                            secrets.open(locked, tenant, Column.ACCESS_TOKEN).equals(token))
                    .isPresent();
            if (same) {
                work.run();
            }
            return same;
        });
    }

    boolean replaceAccessToken(TenantId tenant, AccountId id, Secret token) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        UPDATE whatsapp_accounts SET access_token = ? WHERE tenant_id = ? AND id = ?
                        """)
                                .params(secrets.seal(token, tenant, Column.ACCESS_TOKEN), tenant.value(), id.value())
                                .update()
                        == 1);
    }

    /// Who owns each of the numbers, over all clients.
    List<Owned> owners(Collection<String> phoneNumberIds) {
        return scopes.engine(() -> jdbc.sql("""
                        SELECT phone_number_id, tenant_id, id, waba_id FROM whatsapp_accounts
                        WHERE phone_number_id = ANY(?)
                        """)
                .param(phoneNumberIds.toArray(String[]::new))
                .query((row, number) -> new Owned(row.getString("phone_number_id"), reference(row, number)))
                .list());
    }

    /// Whose the business accounts are, as far as only one client has numbers of theirs.
    Map<String, TenantId> soleOwners(Collection<String> wabaIds) {
        Map<String, TenantId> owners = new HashMap<>();
        scopes.engine(() -> jdbc.sql("""
                        SELECT waba_id, min(tenant_id::text)::uuid AS tenant_id FROM whatsapp_accounts
                        WHERE waba_id = ANY(?) GROUP BY waba_id HAVING count(DISTINCT tenant_id) = 1
                        """)
                .param(wabaIds.toArray(String[]::new))
                .query((row, number) ->
                        owners.put(row.getString("waba_id"), new TenantId(row.getObject("tenant_id", UUID.class))))
                .list());
        return owners;
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

    /// The account's own app secrets: today's, and after commas those that are being retired.
    List<Secret> appSecrets(String key) {
        return scopes.engine(() -> jdbc
                .sql("""
                        SELECT tenant_id, app_secret FROM whatsapp_accounts
                        WHERE webhook_key = ? AND app_secret IS NOT NULL
                        """)
                .param(key)
                .query((row, number) -> secrets.open(
                        row.getBytes("app_secret"),
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        Column.APP_SECRET))
                .stream()
                .flatMap(secret -> Stream.of(secret.reveal().split(",")))
                .filter(secret -> !secret.isEmpty())
                .map(Secret::new)
                .toList());
    }

    boolean replaceAppSecret(TenantId tenant, AccountId id, Secret secret) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("UPDATE whatsapp_accounts SET app_secret = ? WHERE tenant_id = ? AND id = ?")
                                .params(secrets.seal(secret, tenant, Column.APP_SECRET), tenant.value(), id.value())
                                .update()
                        == 1);
    }

    /// @param key of one account's callback address, or null for the common one
    boolean hasVerifyToken(byte[] digest, @Nullable String key) {
        return scopes.engine(() -> jdbc.sql("""
                        SELECT EXISTS (SELECT FROM whatsapp_accounts
                            WHERE verify_token_digest = :digest AND (:key::text IS NULL OR webhook_key = :key))
                        """)
                .param("digest", digest)
                .param("key", key)
                .query(Boolean.class)
                .single());
    }

    /// Takes over a new limit, which holds for every number of the business account; not where Meta has told since.
    void limit(String wabaId, String messagingLimit, Instant heard) {
        scopes.engine(() -> jdbc.sql("""
                        UPDATE whatsapp_accounts SET messaging_limit = :limit
                        WHERE waba_id = :waba AND (checked_at IS NULL OR checked_at < :heard)
                            AND messaging_limit IS DISTINCT FROM :limit
                        """)
                .param("limit", messagingLimit)
                .param("waba", wabaId)
                .param("heard", Timestamp.from(heard))
                .update());
    }

    /// Asks for a look at every number of a business account that was not looked at since the news came.
    ///
    /// @return how many numbers there are
    int wantLook(String wabaId, Instant heard) {
        return scopes.engine(() -> {
            jdbc.sql("UPDATE whatsapp_accounts SET checked_at = NULL WHERE waba_id = ? AND checked_at <= ?")
                    .params(wabaId, Timestamp.from(heard))
                    .update();
            return jdbc.sql("SELECT count(*) FROM whatsapp_accounts WHERE waba_id = ?")
                    .param(wabaId)
                    .query(Integer.class)
                    .single();
        });
    }

    /// One number of the business account for each client that has any.
    List<Account> oneOfEachOwner(String wabaId) {
        return scopes.engine(
                () -> jdbc.sql("""
                        SELECT DISTINCT ON (tenant_id) * FROM whatsapp_accounts WHERE waba_id = ?
                        ORDER BY tenant_id, id
                        """).param(wabaId).query(WhatsAppAccounts::read).list());
    }

    Set<TenantId> clientsOf(String wabaId) {
        return scopes.engine(() -> jdbc.sql("SELECT DISTINCT tenant_id FROM whatsapp_accounts WHERE waba_id = ?")
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
                        WHERE whatsapp_accounts.phone_number_id = seen.phone_number_id
                        """)
                .params(
                        numbers.toArray(String[]::new),
                        numbers.stream()
                                .map(lastWebhooks::get)
                                .map(Timestamp::from)
                                .toArray(Timestamp[]::new))
                .update());
    }

    /// Accounts that nobody has asked Meta about for a while. They count as asked about from now on, so that no other
    /// instance asks as well.
    List<Account> claimStale(Duration fresh, int most) {
        Instant now = clock.instant();
        return scopes.engine(() -> jdbc.sql("""
                        WITH stale AS MATERIALIZED (
                            SELECT tenant_id, id FROM whatsapp_accounts
                            WHERE checked_at IS NULL OR checked_at < :stale
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

    private static Account read(ResultSet row, int number) throws SQLException {
        int throughput = row.getInt("throughput");
        int wish = row.getInt("wished_throughput");
        return new Account(
                new AccountId(row.getObject("id", UUID.class)),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getString("name"),
                row.getString("phone_number_id"),
                row.getString("waba_id"),
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
                instant(row, "checked_at"));
    }
}
