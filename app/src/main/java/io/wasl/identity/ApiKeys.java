package io.wasl.identity;

import io.wasl.database.Scopes;
import io.wasl.kernel.Ids;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The keys with which programs act for a client. Only a key's hash is kept: it is shown once, when it is made.
@Repository
public class ApiKeys {

    /// Lets scanners of leaked secrets recognise one.
    private static final String PREFIX = "wasl_";

    private static final int BYTES = 32;
    private static final int HINT_CHARACTERS = PREFIX.length() + 4;
    private static final int LONGEST_LABEL = 120;

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeys(JdbcClient jdbc, Scopes scopes, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.ids = ids;
        this.clock = clock;
    }

    public Secret create(TenantId tenant, String label, Collection<String> scopes) {
        return create(tenant, label, scopes, null);
    }

    /// @param opens what the key opens, at least one
    /// @param expiresAt null for never
    /// @throws IllegalArgumentException if the label is missing, or no scope is given or one that does not exist
    public Secret create(TenantId tenant, String label, Collection<String> opens, @Nullable Instant expiresAt) {
        var name = label.strip();
        if (name.isEmpty() || name.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException("A key's name has 1 to " + LONGEST_LABEL + " characters");
        }
        ApiScopes.check(opens);
        var key = newKey();
        scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        INSERT INTO api_key (tenant_id, id, label, hint, secret_hash, scopes, created_at, expires_at)
                        VALUES (:tenant, :id, :label, :hint, :hash, :scopes, :now, :expires)""")
                        .param("tenant", tenant.value())
                        .param("id", ids.next())
                        .param("label", name)
                        .param("hint", key.reveal().substring(0, HINT_CHARACTERS))
                        .param("hash", hash(key))
                        .param("scopes", opens.toArray(String[]::new))
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param(
                                "expires",
                                expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .update());
        return key;
    }

    public List<ApiKey> list(TenantId tenant) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT id, label, hint, scopes, created_at, last_used_at, expires_at
                        FROM api_key WHERE tenant_id = ? ORDER BY created_at DESC, id DESC""").param(tenant.value()).query(ApiKeys::read).list());
    }

    /// Makes a key useless at once.
    ///
    /// @return whether there was such a key
    public boolean revoke(TenantId tenant, UUID id) {
        return scopes.tenant(
                        tenant,
                        () -> jdbc.sql("DELETE FROM api_key WHERE tenant_id = ? AND id = ?")
                                .params(tenant.value(), id)
                                .update())
                == 1;
    }

    /// Whose key this is, unless it is unknown or has expired. Asks the database each time, so that a revoked key is
    /// refused by every instance at once.
    public Optional<ApiCaller> authenticate(Secret key) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return scopes.engine(() -> {
            var caller = jdbc.sql("""
                            SELECT tenant_id, id, scopes FROM api_key
                            WHERE secret_hash = :hash AND (expires_at IS NULL OR expires_at > :now)""")
                    .param("hash", hash(key))
                    .param("now", now)
                    .query((row, number) -> new ApiCaller(
                            new TenantId(row.getObject("tenant_id", UUID.class)),
                            row.getObject("id", UUID.class),
                            Set.copyOf(texts(row.getArray("scopes")))))
                    .optional();
            caller.ifPresent(known -> remember(known, now));
            return caller;
        });
    }

    /// To the minute: a busy key must not cost a write per request.
    private void remember(ApiCaller caller, OffsetDateTime now) {
        jdbc.sql("""
                        UPDATE api_key SET last_used_at = :now
                        WHERE tenant_id = :tenant AND id = :id
                          AND (last_used_at IS NULL OR last_used_at < :now - interval '1 minute')""")
                .param("now", now)
                .param("tenant", caller.tenant().value())
                .param("id", caller.keyId())
                .update();
    }

    private Secret newKey() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// A plain hash will do: the key is random and long, so there is nothing to guess.
    private static byte[] hash(Secret key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.reveal().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static ApiKey read(ResultSet row, int number) throws SQLException {
        return new ApiKey(
                row.getObject("id", UUID.class),
                row.getString("label"),
                row.getString("hint"),
                texts(row.getArray("scopes")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "last_used_at"),
                instant(row, "expires_at"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
