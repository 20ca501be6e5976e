package io.wasl.bench;

import java.time.Duration;

/// What a receiving benchmark's database holds of the log.
final class KeptWebhooks {

    private final BenchDatabase database;
    private final Platform platform;

    KeptWebhooks(BenchDatabase database, Platform platform) {
        this.database = database;
        this.platform = platform;
    }

    record Reading(long rows, Duration time) {

        double perSecond() {
            return rows * 1e9 / Math.max(1, time.toNanos());
        }
    }

    long count() {
        return ask("SELECT count(*) FROM webhook_log");
    }

    /// How many have been read and handled.
    long position() {
        return ask("SELECT position FROM webhook_cursor");
    }

    /// How many messages stand as a status left them.
    long readMessages() {
        return ask("SELECT count(*) FROM message WHERE read_at IS NOT NULL");
    }

    /// Waits until the platform has read all that it keeps.
    Reading awaitRead() {
        long begin = System.nanoTime();
        long behind = behind();
        platform.await(() -> behind() <= 0);
        return new Reading(behind, Duration.ofNanos(System.nanoTime() - begin));
    }

    private long behind() {
        return ask("SELECT coalesce((SELECT max(id) FROM webhook_log) - position, 0) FROM webhook_cursor");
    }

    private long ask(String question) {
        return BenchDatabase.number(database.ask(question, 1).getFirst());
    }
}
