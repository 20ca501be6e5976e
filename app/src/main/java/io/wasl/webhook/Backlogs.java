package io.wasl.webhook;

import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What of the table `webhook_log` no cursor has passed. Used within the engine's scope.
@Repository
class Backlogs {

    private final JdbcClient jdbc;

    Backlogs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Counts no further than somebody would read.
    Unread unread() {
        return jdbc.sql("""
                        SELECT count(*), min(received_at) FROM (
                            SELECT received_at FROM webhook_log
                            WHERE id > (SELECT min(position) FROM webhook_cursor)
                            ORDER BY id LIMIT 100000) unread
                        """)
                .query((row, number) -> {
                    OffsetDateTime oldest = row.getObject(2, OffsetDateTime.class);
                    return new Unread(row.getLong(1), oldest == null ? null : oldest.toInstant());
                })
                .single();
    }
}
