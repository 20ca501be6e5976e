package io.wasl.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.wasl.database.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An embedded server on a disk that fills up until the server dies of it.
class FullDiskTests {

    private static final String RUNS = "It runs on port ";
    private static final int MEGABYTES = 400;
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder = Path.of("replaced");

    /// A process that owns a server, as a platform does.
    static final class Owner {

        public static void main(String[] arguments) throws IOException {
            try (var server = EmbeddedServer.open(Path.of(arguments[0]))) {
                System.out.println(RUNS + server.url().port());
                System.in.read();
            }
        }
    }

    @Test
    void aServerThatDiedOfAFullDiskIsBackWhenThereIsRoom() throws Exception {
        var mounted = Disk.mount(folder.resolve("small"), MEGABYTES);
        assumeThat(mounted).as("only root may mount a small disk").isPresent();
        try (var disk = mounted.orElseThrow()) {
            var home = disk.folder().resolve("postgres");
            var said = folder.resolve("owner.log");
            var owner = start(home, said);
            try {
                await().atMost(LONG).until(() -> Files.readString(said).contains(RUNS));
                fillAndFree(disk, DatabaseServer.of(home), owner, said);
            } finally {
                owner.getOutputStream().close();
                assertThat(owner.waitFor(LONG.toSeconds(), TimeUnit.SECONDS))
                        .as("ends with its server")
                        .isTrue();
            }
        }
    }

    private static void fillAndFree(Disk disk, DatabaseServer server, Process owner, Path said) throws SQLException {
        fillUntilItDies(disk, server);
        await().atMost(LONG)
                .until(() -> !owner.isAlive() || Files.readString(said).contains("when there is room"));
        assertThat(owner.isAlive()).as("waits for room").isTrue();
        disk.free();

        await().atMost(LONG).ignoreExceptions().until(() -> {
            ask(server, "SELECT 1");
            return true;
        });
        assertThat(owner.isAlive()).isTrue();
    }

    private static Process start(Path home, Path said) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    /// With nothing but log, which a server must not fail to write.
    private static void fillUntilItDies(Disk disk, DatabaseServer server) throws SQLException {
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            disk.fill();
            while (!connection.isClosed()) {
                statement.execute("SELECT pg_logical_emit_message(true, 'ballast', repeat('x', 4000000))");
            }
        } catch (SQLException dying) {
            assertThat(dying.getMessage()).contains("PANIC");
        }
    }

    private static void ask(DatabaseServer server, String sql) throws SQLException {
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
