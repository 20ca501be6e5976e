package io.wasl.api;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What POSTs with an `Idempotency-Key` were answered.
@Repository
class IdempotentAnswers {

    static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Clock clock;

    IdempotentAnswers(JdbcClient jdbc, Scopes scopes, Clock clock) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.clock = clock;
    }

    /// An answer as it was given.
    record Stored(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            String body) {}

    /// What stands under a key.
    ///
    /// @param answer empty while the first request is at work, and for good if it died at work
    record Claim(boolean mine, boolean sameRequest, Optional<Stored> answer) {}

    /// Takes the key for this request, unless another took it within the last 24 hours.
    Claim claim(TenantId tenant, String key, byte[] requestHash) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return scopes.tenant(tenant, () -> {
            boolean mine = jdbc.sql("""
                            INSERT INTO idempotent_answer AS old (tenant_id, key, request_hash, claimed_at)
                            VALUES (:tenant, :key, :hash, :now)
                            ON CONFLICT (tenant_id, key) DO UPDATE
                            SET request_hash = excluded.request_hash, claimed_at = excluded.claimed_at,
                                status = NULL, content_type = NULL, location = NULL, body = NULL
                            WHERE old.claimed_at <= :expired""")
                            .param("tenant", tenant.value())
                            .param("key", key)
                            .param("hash", requestHash)
                            .param("now", now)
                            .param("expired", now.minus(KEPT))
                            .update()
                    == 1;
            return mine ? new Claim(true, true, Optional.empty()) : read(tenant, key, requestHash);
        });
    }

    void store(TenantId tenant, String key, Stored answer) {
        scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        UPDATE idempotent_answer
                        SET status = :status, content_type = :type, location = :location, body = :body
                        WHERE tenant_id = :tenant AND key = :key""")
                        .param("tenant", tenant.value())
                        .param("key", key)
                        .param("status", answer.status())
                        .param("type", answer.contentType())
                        .param("location", answer.location())
                        .param("body", answer.body())
                        .update());
    }

    /// Nothing came of it: the key may be used again.
    void release(TenantId tenant, String key) {
        scopes.tenant(tenant, () -> jdbc.sql("""
                        DELETE FROM idempotent_answer WHERE tenant_id = ? AND key = ? AND status IS NULL""").params(tenant.value(), key).update());
    }

    int forgetExpired() {
        return scopes.engine(() -> jdbc.sql("DELETE FROM idempotent_answer WHERE claimed_at <= ?")
                .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update());
    }

    private Claim read(TenantId tenant, String key, byte[] requestHash) {
        return jdbc.sql("""
                        SELECT request_hash, status, content_type, location, body
                        FROM idempotent_answer WHERE tenant_id = ? AND key = ?""")
                .params(tenant.value(), key)
                .query((row, number) -> {
                    var body = row.getString("body");
                    return new Claim(
                            false,
                            Arrays.equals(row.getBytes("request_hash"), requestHash),
                            body == null
                                    ? Optional.empty()
                                    : Optional.of(new Stored(
                                            row.getInt("status"),
                                            row.getString("content_type"),
                                            row.getString("location"),
                                            body)));
                })
                .optional()
                // Released between our two statements: as if its request were still at work.
                .orElseGet(() -> new Claim(false, true, Optional.empty()));
    }
}
