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
        // The row is locked only when there is something to read, so that waiting writes nothing. The greatest id is
        // the end of an index; asking whether any row lies beyond the cursor may be planned as a walk over all of them.
        return jdbc.sql("""
                        SELECT position FROM webhook_cursor
                        WHERE name = 'main' AND position < (SELECT max(id) FROM webhook_log)
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
