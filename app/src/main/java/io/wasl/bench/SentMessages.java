package io.wasl.bench;

/// How far a sending benchmark has come, as the database tells.
final class SentMessages {

    private final BenchDatabase database;

    SentMessages(BenchDatabase database) {
        this.database = database;
    }

    void letGo() {
        database.run("UPDATE batch SET state = 'RUNNING', pause_cause = NULL, pause_reason = NULL");
    }

    Course.Moment now() {
        var row = database.ask("""
                SELECT (SELECT sum(accepted + sent + delivered + read + failed + unconfirmed) FROM batch_count),
                       (SELECT sum(sent + 2 * delivered + 3 * read) FROM batch_count),
                       coalesce((SELECT max(id) FROM webhook_log) - (SELECT max(position) FROM webhook_cursor), 0)
                """, 3);
        return new Course.Moment(
                System.nanoTime(),
                BenchDatabase.number(row.get(0)),
                BenchDatabase.number(row.get(1)),
                BenchDatabase.number(row.get(2)));
    }
}
