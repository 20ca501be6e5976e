package io.wasl.webhook;

import io.wasl.webhook.WebhookRefusals.Count;
import io.wasl.webhook.WebhookRefusals.Kind;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `webhook_refusal`. Used within the engine's scope.
@Repository
class Refusals {

    private final JdbcClient jdbc;

    Refusals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int add(Map<Kind, Count> counts) {
        var kinds = List.copyOf(counts.entrySet());
        return jdbc.sql("""
                        INSERT INTO webhook_refusal AS known (hour, reason, account_key, requests, last_at)
                        SELECT date_trunc('hour', at), reason, account_key, requests, at
                        FROM unnest(?::text[], ?::text[], ?::bigint[], ?::timestamptz[])
                            AS given (reason, account_key, requests, at)
                        ORDER BY reason, account_key
                        ON CONFLICT (hour, reason, account_key) DO UPDATE
                        SET requests = known.requests + excluded.requests,
                            last_at = greatest(known.last_at, excluded.last_at)
                        """)
                .params(
                        kinds.stream().map(one -> one.getKey().reason().name()).toArray(String[]::new),
                        kinds.stream().map(one -> one.getKey().key()).toArray(String[]::new),
                        kinds.stream().map(one -> one.getValue().requests()).toArray(Long[]::new),
                        kinds.stream()
                                .map(one -> Timestamp.from(one.getValue().lastAt()))
                                .toArray(Timestamp[]::new))
                .update();
    }

    List<Refused> since(Instant time) {
        return jdbc.sql("""
                        SELECT reason, account_key, sum(requests) AS requests, max(last_at) AS last_at
                        FROM webhook_refusal WHERE hour >= date_trunc('hour', ?::timestamptz)
                        GROUP BY reason, account_key ORDER BY requests DESC, reason, account_key
                        """)
                .param(Timestamp.from(time))
                .query((row, number) -> new Refused(
                        Refused.Reason.valueOf(row.getString("reason")),
                        row.getString("account_key").isEmpty() ? null : row.getString("account_key"),
                        row.getLong("requests"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    int forget(Instant before) {
        return jdbc.sql("DELETE FROM webhook_refusal WHERE hour < ?")
                .param(Timestamp.from(before))
                .update();
    }
}
