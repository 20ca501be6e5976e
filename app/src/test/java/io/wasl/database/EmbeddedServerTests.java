package io.wasl.database;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import io.wasl.settings.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTests {

    @TempDir
    private Path home = Path.of("replaced");

    /// A process that owns a server until it is killed.
    static final class Owner {

        public static void main(String[] arguments) throws IOException {
            var server = EmbeddedServer.open(Path.of(arguments[0]));
            System.out.println("port " + server.url().port());
            System.in.read();
        }
    }

    @Test
    void whatWasWrittenSurvivesARestart() throws Exception {
        try (var first = EmbeddedServer.open(home)) {
            execute(first.url(), "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (var second = EmbeddedServer.open(home)) {
            execute(second.url(), "SELECT answer FROM kept");
        }
        assertThat(EmbeddedServer.isRunning(home)).isFalse();
    }

    @Test
    void aServerWhoseOwnerWasKilledIsTakenOver() throws Exception {
        var owner = startOwner();
        int port = portOf(owner);
        owner.destroyForcibly().waitFor();
        assertThat(EmbeddedServer.isRunning(home)).as("left behind").isTrue();

        try (var successor = EmbeddedServer.open(home)) {
            assertThat(successor.url().port()).isEqualTo(port);
            execute(successor.url(), "SELECT 1");
        }
        assertThat(EmbeddedServer.isRunning(home))
                .as("stopped by its new owner")
                .isFalse();
    }

    @Test
    void aGuestUsesTheServerAndLeavesItRunning() throws Exception {
        var owner = startOwner();
        portOf(owner);
        try (var guest = EmbeddedServer.open(home)) {
            execute(guest.url(), "SELECT 1");
        }
        assertThat(EmbeddedServer.isRunning(home)).isTrue();

        owner.destroyForcibly().waitFor();
        EmbeddedServer.open(home).close();
    }

    @Test
    void aServerThatWasKilledIsStartedAgainOnItsPort() throws Exception {
        try (var server = EmbeddedServer.open(home)) {
            execute(server.url(), "CREATE TABLE kept AS SELECT 42 AS answer");
            postmaster().destroyForcibly();

            await().ignoreExceptions().until(() -> {
                execute(server.url(), "SELECT answer FROM kept");
                return true;
            });
        }
        assertThat(EmbeddedServer.isRunning(home)).isFalse();
    }

    @Test
    void aServerThatCannotBeStartedAgainEndsTheProcessWithTheReason() throws Exception {
        var owner = startOwner();
        portOf(owner);
        Files.delete(home.resolve("data/global/pg_control"));
        postmaster().destroyForcibly();

        assertThat(owner.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(owner.exitValue()).isEqualTo(ServerGuard.DATABASE_LOST);
        assertThat(Files.readAllLines(home.resolve("owner.err")))
                .filteredOn(line -> line.contains("the process ends"))
                .singleElement(as(STRING))
                .contains("could not be started again", "could not find the database system");
    }

    private ProcessHandle postmaster() throws IOException {
        return Postmaster.of(home.resolve("data")).process().orElseThrow();
    }

    @Test
    void strangersNeedThePassword() throws Exception {
        try (var server = EmbeddedServer.open(home)) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.url().jdbc(), "postgres", ""))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void nobodyElseMayLookIntoTheFolder() throws Exception {
        EmbeddedServer.open(home.resolve("new")).close();
        PrivateFiles.close(home);

        try (var files = Files.walk(home)) {
            assertThat(files.filter(Files::isReadable).filter(file -> !Files.isSymbolicLink(file)))
                    .hasSizeGreaterThan(100)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .endsWith("------"));
        }
        EmbeddedServer.open(home.resolve("new")).close();
    }

    @Test
    void aServerThatForgetsWhatItConfirmedIsRefused() throws Exception {
        try (var server = EmbeddedServer.open(home)) {
            execute(server.url(), "ALTER ROLE wasl SET synchronous_commit = off");

            assertThatThrownBy(() -> Schema.prepare(server.url()))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("synchronous_commit = off");
        }
    }

    private Process startOwner() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Owner.class.getName(),
                        home.toString())
                .redirectError(home.resolve("owner.err").toFile())
                .start();
    }

    private static int portOf(Process owner) throws IOException {
        for (var line = owner.inputReader(StandardCharsets.UTF_8).readLine(); line != null; ) {
            if (line.startsWith("port ")) {
                return Integer.parseInt(line.substring(5));
            }
            line = owner.inputReader(StandardCharsets.UTF_8).readLine();
        }
        throw new IOException("The owner did not start its server");
    }

    private static void execute(DatabaseUrl url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        url.jdbc(), url.user(), url.password().reveal());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
