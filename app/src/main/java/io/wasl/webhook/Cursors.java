package io.wasl.webhook;

import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `webhook_cursor`: how far the log was read. Used within the engine's scope.
@Repository
class Cursors {

    private final JdbcClient jdbc;

    Cursors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Takes the cursor until the end of the transaction; empty if there is nothing to read or somebody else reads.
    OptionalLong take() {
        // The row is locked only when there is something to read, so that waiting writes nothing.
        return jdbc.sql("""
                        SELECT position FROM webhook_cursor
                        WHERE name = 'main' AND EXISTS (SELECT FROM webhook_log WHERE id > position)
                        FOR UPDATE SKIP LOCKED""").query(Long.class).optional().stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    void move(long position) {
        jdbc.sql("UPDATE webhook_cursor SET position = ? WHERE name = 'main'")
                .param(position)
                .update();
    }
}
