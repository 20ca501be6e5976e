package io.wasl.bench;

import io.wasl.database.DirectConnections;
import io.wasl.database.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// What the database of a benchmark holds.
final class KeptWebhooks implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(200);

    private final EmbeddedServer server;
    private final Connection connection;

    private KeptWebhooks(EmbeddedServer server, Connection connection) {
        this.server = server;
        this.connection = connection;
    }

    static KeptWebhooks of(Path home) {
        var server = EmbeddedServer.open(home.resolve("postgres"));
        try {
            return new KeptWebhooks(server, new DirectConnections(server.url()).owner("bench"));
        } catch (SQLException e) {
            throw new IllegalStateException("The benchmark's database cannot be asked", e);
        }
    }

    record Reading(long rows, Duration time) {

        double perSecond() {
            return rows * 1e9 / Math.max(1, time.toNanos());
        }
    }

    long count() {
        return ask("SELECT count(*) FROM webhook_log");
    }

    /// Waits until the platform has read all that it keeps.
    Reading awaitRead() {
        long begin = System.nanoTime();
        long behind = behind();
        while (behind() > 0) {
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return new Reading(behind, Duration.ofNanos(System.nanoTime() - begin));
    }

    private long behind() {
        return ask("SELECT count(*) FROM webhook_log WHERE id > (SELECT position FROM webhook_cursor)");
    }

    private long ask(String question) {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(question, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
            server.close();
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("The benchmark's database cannot be left", e);
        }
    }
}
