package io.wasl.bench;

/// How far a campaign has been handed over to dispatch, as the database tells.
final class HandedOver {

    private final BenchDatabase database;

    HandedOver(BenchDatabase database) {
        this.database = database;
    }

    /// @param begun whether there is a batch
    /// @param complete whether everybody is in it
    /// @param sent how many messages have left already
    record Moment(boolean begun, boolean complete, long sent) {}

    /// Nobody here takes a campaign back.
    void letStart() {
        database.run("UPDATE campaign SET launch_at = now()");
    }

    Moment now() {
        var row = database.ask("""
                SELECT count(*), count(*) FILTER (WHERE sealed),
                    (SELECT sum(accepted + sent + delivered + read + failed + unconfirmed) FROM batch_count)
                FROM batch
                """, 3);
        return new Moment(
                BenchDatabase.number(row.get(0)) > 0,
                BenchDatabase.number(row.get(1)) > 0,
                BenchDatabase.number(row.get(2)));
    }
}
