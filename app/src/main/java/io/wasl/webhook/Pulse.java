package io.wasl.webhook;

import io.wasl.database.DirectConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells a slow database from one that is away, over a connection of its own that is open before it is needed.
final class Pulse implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Pulse.class);
    private static final Duration PATIENCE = Duration.ofMillis(60);

    private final DirectConnections connections;
    private @Nullable Connection connection;

    Pulse(DirectConnections connections) {
        this.connections = connections;
    }

    /// Makes sure, when there is time for that, that the question can be asked later.
    void prepare() {
        try {
            if (connection == null) {
                connection = connections.engine("webhook pulse");
                connection.setNetworkTimeout(Runnable::run, (int) PATIENCE.toMillis());
            }
        } catch (SQLException e) {
            log.debug("The database has no pulse yet", e);
            close();
        }
    }

    boolean beats() {
        if (connection == null) {
            return false;
        }
        try (var question = connection.createStatement()) {
            question.execute("SELECT");
            return true;
        } catch (SQLException e) {
            log.debug("The database has no pulse", e);
            close();
            return false;
        }
    }

    @Override
    public void close() {
        var lost = connection;
        connection = null;
        if (lost != null) {
            try {
                lost.close();
            } catch (SQLException e) {
                log.debug("The connection was lost already", e);
            }
        }
    }
}
