package io.wasl.webhook;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `webhook_cursor`: how far the log was read. Used within the engine's scope.
@Repository
class Cursors {

    private final JdbcClient jdbc;

    Cursors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param position up to here all was read
    /// @param ahead up to here all that is urgent was read
    record Cursor(long position, long ahead) {}

    /// Takes the cursor until the end of the transaction; empty if there is nothing to read or somebody else reads.
    Optional<Cursor> take() {
        // The row is locked only when there is something to read, so that waiting writes nothing. The greatest id is
        // the end of an index; asking whether any row lies beyond the cursor may be planned as a walk over all of them.
        return jdbc.sql("""
                        SELECT position, ahead FROM webhook_cursor
                        WHERE name = 'main' AND position < (SELECT max(id) FROM webhook_log)
                        FOR UPDATE SKIP LOCKED""")
                .query((row, number) -> new Cursor(row.getLong(1), row.getLong(2)))
                .optional();
    }

    void move(long position) {
        jdbc.sql("UPDATE webhook_cursor SET position = ? WHERE name = 'main'")
                .param(position)
                .update();
    }

    void moveAhead(long ahead) {
        jdbc.sql("UPDATE webhook_cursor SET ahead = ? WHERE name = 'main'")
                .param(ahead)
                .update();
    }
}
