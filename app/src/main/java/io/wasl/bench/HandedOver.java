package io.wasl.bench;

import java.time.Duration;

/// How far a campaign has been handed over to dispatch, as the database tells.
final class HandedOver {

    private final BenchDatabase database;

    HandedOver(BenchDatabase database) {
        this.database = database;
    }

    /// @param complete whether everybody is in the batch
    /// @param took how long that took since the start, as far as it has come
    /// @param sent how many messages have left already
    record Moment(boolean complete, Duration took, long sent) {}

    /// Nobody here takes a campaign back.
    void letStart() {
        database.run("UPDATE campaign SET launch_at = now()");
    }

    Moment now() {
        var row = database.ask("""
                SELECT sealed::int, (extract(epoch FROM clock_timestamp() - launched_at) * 1000)::bigint,
                    (SELECT sum(accepted + sent + delivered + read + failed + unconfirmed) FROM batch_count)
                FROM campaign
                """, 3);
        return new Moment(
                BenchDatabase.number(row.get(0)) > 0,
                Duration.ofMillis(BenchDatabase.number(row.get(1))),
                BenchDatabase.number(row.get(2)));
    }
}
