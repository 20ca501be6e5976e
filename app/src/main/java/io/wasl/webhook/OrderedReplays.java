package io.wasl.webhook;

import io.wasl.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `webhook_replay`. Used within the engine's scope.
@Repository
class OrderedReplays {

    private final JdbcClient jdbc;

    OrderedReplays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One that has still to go on.
    record Open(long id, @Nullable TenantId client, Instant from, Instant to, long position) {}

    long add(@Nullable TenantId client, Instant from, Instant to) {
        return jdbc.sql("INSERT INTO webhook_replay (client, from_at, to_at) VALUES (:client, :from, :to) RETURNING id")
                .param("client", client == null ? null : client.value(), Types.OTHER)
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .query(Long.class)
                .single();
    }

    /// @param client the client that asks, who sees its own; null for the operator
    Optional<Replay> find(@Nullable TenantId client, long id) {
        return jdbc.sql("SELECT * FROM webhook_replay WHERE id = :id AND (:client::uuid IS NULL OR client = :client)")
                .param("id", id)
                .param("client", client == null ? null : client.value(), Types.OTHER)
                .query(OrderedReplays::read)
                .optional();
    }

    /// The oldest one, taken until the end of the transaction.
    Optional<Open> next() {
        return jdbc.sql("""
                        SELECT id, client, from_at, to_at, position FROM webhook_replay
                        WHERE done_at IS NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED""")
                .query((row, number) -> new Open(
                        row.getLong("id"), client(row), at(row, "from_at"), at(row, "to_at"), row.getLong("position")))
                .optional();
    }

    void move(Open replay, long position, int deliveries) {
        jdbc.sql("UPDATE webhook_replay SET position = ?, deliveries = deliveries + ? WHERE id = ?")
                .params(position, deliveries, replay.id())
                .update();
    }

    void finish(Open replay) {
        jdbc.sql("UPDATE webhook_replay SET done_at = now() WHERE id = ?")
                .param(replay.id())
                .update();
    }

    private static Replay read(ResultSet row, int number) throws SQLException {
        var done = row.getObject("done_at", OffsetDateTime.class);
        return new Replay(
                row.getLong("id"),
                client(row),
                at(row, "from_at"),
                at(row, "to_at"),
                row.getLong("deliveries"),
                done == null ? null : done.toInstant());
    }

    private static @Nullable TenantId client(ResultSet row) throws SQLException {
        var client = row.getObject("client", UUID.class);
        return client == null ? null : new TenantId(client);
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
