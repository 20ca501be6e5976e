package io.wasl.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that takes connections and says nothing, as one whose disk hangs or that is behind a wire that was cut.
class FrozenServerTests {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path home = Path.of("replaced");

    @Test
    void nobodyWaitsWithoutEndForAServerThatSaysNothing() throws Exception {
        try (var server = EmbeddedServer.open(home)) {
            Schema.prepare(server.url());
            try (var pools = (RoutingDataSource) new DatabaseConfiguration().dataSource(server.url(), SECOND, SECOND);
                    var page = pools.getConnection();
                    var engine = RoutingDataSource.asEngine(() -> connect(pools))) {
                var processes = processes();
                signal("STOP", processes);
                try {
                    assertThat(failureOf(() -> ask(page))).matches(DatabaseAway::isBehind);
                    assertThat(failureOf(() -> ask(engine))).matches(DatabaseAway::isBehind);
                    assertThat(failureOf(() -> askAnew(pools)))
                            .as("of who comes later")
                            .matches(DatabaseAway::isBehind);
                } finally {
                    signal("CONT", processes);
                }
                await().ignoreExceptions().until(() -> failureOf(() -> askAnew(pools)) == null);
            }
        }
    }

    private static Connection connect(RoutingDataSource pools) {
        try {
            return pools.getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void askAnew(RoutingDataSource pools) throws SQLException {
        try (var connection = pools.getConnection()) {
            ask(connection);
        }
    }

    private static void ask(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    /// Not to wait is what is tested: on a thread that the test can do without.
    private static @Nullable Throwable failureOf(Asking asking) throws Exception {
        var failure = new CompletableFuture<@Nullable Throwable>();
        Thread.ofVirtual().start(() -> {
            try {
                asking.run();
                failure.complete(null);
            } catch (SQLException | RuntimeException e) {
                failure.complete(e);
            }
        });
        return failure.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    private List<Long> processes() throws IOException {
        var postmaster = Postmaster.of(home.resolve("data")).process().orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    private static void signal(String signal, List<Long> processes) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", "-" + signal));
        processes.forEach(process -> command.add(process.toString()));
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    private interface Asking {
        void run() throws SQLException;
    }
}
