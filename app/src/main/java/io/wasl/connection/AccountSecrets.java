package io.wasl.connection;

import io.wasl.connection.AccountSeal.Column;
import io.wasl.database.Scopes;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The secrets in the table of all accounts.
@Repository
class AccountSecrets {

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final AccountSeal seal;

    AccountSecrets(JdbcClient jdbc, Scopes scopes, AccountSeal seal) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.seal = seal;
    }

    Optional<Secret> find(TenantId tenant, AccountId id, Column column) {
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
                        .map(bytes -> seal.open(bytes, tenant, column)));
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
                            seal.open(locked, tenant, Column.ACCESS_TOKEN).equals(token))
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
                                .params(seal.seal(token, tenant, Column.ACCESS_TOKEN), tenant.value(), id.value())
                                .update()
                        == 1);
    }

    boolean replaceAppSecret(TenantId tenant, AccountId id, Secret secret) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("UPDATE whatsapp_accounts SET app_secret = ? WHERE tenant_id = ? AND id = ?")
                                .params(seal.seal(secret, tenant, Column.APP_SECRET), tenant.value(), id.value())
                                .update()
                        == 1);
    }

    /// The account's own app secrets: today's, and after commas those that are being retired. A claim has none.
    List<Secret> appSecrets(String key) {
        return scopes.engine(() -> jdbc
                .sql("""
                        SELECT tenant_id, app_secret FROM whatsapp_accounts
                        WHERE webhook_key = ? AND app_secret IS NOT NULL AND proven_at IS NOT NULL
                        """)
                .param(key)
                .query((row, number) -> seal.open(
                        row.getBytes("app_secret"),
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        Column.APP_SECRET))
                .stream()
                .flatMap(secret -> Stream.of(secret.reveal().split(",")))
                .filter(secret -> !secret.isEmpty())
                .map(Secret::new)
                .toList());
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
}
