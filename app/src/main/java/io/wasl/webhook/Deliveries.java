package io.wasl.webhook;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `webhook_log`: what came over the wire. Read within the engine's scope.
@Repository
class Deliveries {

    private static final int SLICE_ROWS = 500;
    private static final int URGENT_ROWS = 200;
    private static final int SLICE_BYTES = 4 * 1024 * 1024;

    private final JdbcClient jdbc;

    Deliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Appends all of them in one statement that commits itself.
    static void append(Connection connection, List<Pending> deliveries) throws SQLException {
        var bodies = deliveries.stream().map(Pending::body).toArray(byte[][]::new);
        @Nullable String[] keys = deliveries.stream().map(Pending::key).toArray(String[]::new);
        var urgencies = deliveries.stream().map(Pending::isUrgent).toArray(Boolean[]::new);
        try (var statement = connection.prepareStatement("SELECT append_to_webhook_log(?, ?, ?)")) {
            statement.setArray(1, connection.createArrayOf("bytea", bodies));
            statement.setArray(2, connection.createArrayOf("text", keys));
            statement.setArray(3, connection.createArrayOf("bool", urgencies));
            statement.execute();
        }
    }

    /// The next ones in order of commit, without those that were read ahead; fewer if they are large, but at least one
    /// if there is any.
    List<Delivery> after(Cursors.Cursor cursor) {
        return jdbc.sql("""
                        SELECT id, received_at, account_key, body
                        FROM (SELECT id, received_at, account_key, body, sum(octet_length(body)) OVER (ORDER BY id) AS total,
                                     row_number() OVER (ORDER BY id) AS place
                              FROM (SELECT id, received_at, account_key, body FROM webhook_log
                                    WHERE id > ? AND NOT (urgent AND id <= ?) ORDER BY id LIMIT ?) next
                             ) counted
                        WHERE total <= ? OR place = 1
                        ORDER BY id""")
                .params(cursor.position(), cursor.ahead(), SLICE_ROWS, SLICE_BYTES)
                .query(Deliveries::read)
                .list();
    }

    /// Those that are urgent among all that lies before the reader.
    List<Delivery> urgentAfter(Cursors.Cursor cursor) {
        return jdbc.sql("""
                        SELECT id, received_at, account_key, body
                        FROM (SELECT id, received_at, account_key, body,
                                     sum(octet_length(body)) OVER (ORDER BY id) AS total,
                                     row_number() OVER (ORDER BY id) AS place
                              FROM (SELECT id, received_at, account_key, body FROM webhook_log
                                    WHERE urgent AND id > ? ORDER BY id LIMIT ?) next
                             ) counted
                        WHERE total <= ? OR place = 1
                        ORDER BY id""")
                .params(Math.max(cursor.position(), cursor.ahead()), URGENT_ROWS, SLICE_BYTES)
                .query(Deliveries::read)
                .list();
    }

    /// The next ones of a replay, few enough to be held in memory.
    List<Delivery> of(OrderedReplays.Open replay, int most) {
        return jdbc.sql("""
                        SELECT id, received_at, account_key, body
                        FROM (SELECT id, received_at, account_key, body,
                                     sum(octet_length(body)) OVER (ORDER BY id) AS total,
                                     row_number() OVER (ORDER BY id) AS place
                              FROM (SELECT id, received_at, account_key, body FROM webhook_log delivery
                                    WHERE id > :position AND id <= (SELECT position FROM webhook_cursor WHERE name = 'main')
                                        AND received_at >= :from AND received_at < :to
                                        AND (:client::uuid IS NULL OR EXISTS (
                                            SELECT FROM webhook_event event
                                            WHERE event.log_id = delivery.id AND event.tenant_id = :client))
                                    ORDER BY id LIMIT :most) next
                             ) counted
                        WHERE total <= :bytes OR place = 1
                        ORDER BY id""")
                .param("position", replay.position())
                .param("from", Timestamp.from(replay.from()))
                .param("to", Timestamp.from(replay.to()))
                .param(
                        "client",
                        replay.client() == null ? null : replay.client().value(),
                        Types.OTHER)
                .param("most", most)
                .param("bytes", SLICE_BYTES)
                .query(Deliveries::read)
                .list();
    }

    Optional<Delivery> find(long id) {
        return jdbc.sql("SELECT id, received_at, account_key, body FROM webhook_log WHERE id = ?")
                .param(id)
                .query(Deliveries::read)
                .optional();
    }

    private static Delivery read(ResultSet row, int number) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("account_key"),
                row.getBytes("body"));
    }

    static boolean isFull(List<Delivery> slice) {
        return slice.size() == SLICE_ROWS
                || slice.stream().mapToLong(delivery -> delivery.body().length).sum() > SLICE_BYTES / 2;
    }
}
