package io.wasl.testing;

import io.wasl.database.DatabaseUrl;
import io.wasl.database.EmbeddedServer;
import io.wasl.database.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/// The PostgreSQL of a test run: real, embedded, one for all tests of the process. Every test class gets a database
/// of its own, copied from one that was migrated once.
public final class TestServer {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TestServer INSTANCE = new TestServer();

    private final EmbeddedServer server;
    private final AtomicInteger count = new AtomicInteger();

    private TestServer() {
        server = EmbeddedServer.open(freshHome());
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        asAdmin("ALTER DATABASE wasl IS_TEMPLATE true");
        Schema.prepare(server.url());
    }

    /// A migrated, empty database that nobody else uses.
    public static DatabaseUrl newDatabase() {
        return INSTANCE.create();
    }

    private DatabaseUrl create() {
        var name = "test_" + count.incrementAndGet();
        asAdmin("CREATE DATABASE " + name + " TEMPLATE wasl OWNER wasl");
        var url = server.url();
        return new DatabaseUrl(url.host(), url.port(), name, url.user(), url.password(), url.parameters());
    }

    private void asAdmin(String sql) {
        try (var connection = admin();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private boolean nobodyIsConnected() throws SQLException {
        try (var connection = admin();
                var statement = connection.createStatement();
                var others = statement.executeQuery("""
                        SELECT FROM pg_stat_activity WHERE datname <> 'postgres' AND backend_type = 'client backend'
                        LIMIT 1""")) {
            return !others.next();
        }
    }

    private Connection admin() throws SQLException {
        var url = server.url();
        var address = "jdbc:postgresql://" + url.host() + ":" + url.port() + "/postgres";
        return DriverManager.getConnection(address, "postgres", url.password().reveal());
    }

    /// Platforms close at the same time, as the process ends, and one whose database is gone waits for it.
    private void stop() {
        Awaitility.await().pollInSameThread().atMost(PATIENCE).until(this::nobodyIsConnected);
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path freshHome() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "postgres")), "run");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
