package io.wasl.bench;

import java.time.Duration;

/// How far a sending benchmark has come, as the database tells.
final class SentMessages {

    private final BenchDatabase database;

    SentMessages(BenchDatabase database) {
        this.database = database;
    }

    void letGo() {
        database.run("UPDATE batch SET state = 'RUNNING', pause_cause = NULL, pause_reason = NULL");
    }

    /// How long codes were on their way to Meta: all of the time until its answer, but for what it took itself.
    ///
    /// @param answer how long Meta takes for one at least
    String codes(Duration answer) {
        var row = database.ask("""
                SELECT count(*), round(1000 * percentile_cont(0.5) WITHIN GROUP (ORDER BY took)),
                    round(1000 * percentile_cont(0.99) WITHIN GROUP (ORDER BY took)), round(1000 * max(took))
                FROM (SELECT extract(epoch FROM accepted_at - created_at) - %f AS took
                    FROM message WHERE batch_id IS NULL AND accepted_at IS NOT NULL) code
                """.formatted(answer.toMillis() / 1e3), 4);
        return "%s codes, p50 %s ms, p99 %s ms, at most %s ms".formatted(row.toArray());
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
