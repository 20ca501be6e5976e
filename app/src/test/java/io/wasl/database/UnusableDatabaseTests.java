package io.wasl.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wasl.kernel.Secret;
import io.wasl.testing.FreePort;
import io.wasl.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A start on what is no database of ours, or one no longer: one line that says what to do, soon.
class UnusableDatabaseTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path home = Path.of("replaced");

    @Test
    void dataOfAnotherPostgresIsNamed() throws IOException {
        folder("16", 8192);

        refused(() -> EmbeddedServer.open(home), "PostgreSQL 16", "PostgreSQL 18", "pg_dump");
    }

    @Test
    void aTruncatedControlFileIsToldAsDamage() throws IOException {
        folder("18", 100);

        refused(() -> EmbeddedServer.open(home), "damaged", "backup");
    }

    @Test
    void aFolderOfSomethingElseIsLeftAlone() throws IOException {
        Files.createDirectories(home.resolve("data"));
        var letter = Files.writeString(home.resolve("data/letter.txt"), "Dear Hanta");

        refused(() -> EmbeddedServer.open(home), "something else than a database");
        assertThat(letter).hasContent("Dear Hanta");
    }

    @Test
    void aServerThatSaysWhyItCannotRunIsNotWaitedFor() throws IOException {
        folder("18", 8192);

        refused(() -> EmbeddedServer.open(home), "cannot be started", "server.log");
    }

    @Test
    void aWrongPasswordAnAbsentDatabaseAndAnAbsentServerEachHaveTheirSentence() {
        var url = TestServer.newDatabase();

        refused(() -> Schema.prepare(url.as(url.user(), new Secret("changed"))), "its password", "DATABASE_URL");
        refused(
                () -> Schema.prepare(at(url, url.port(), "nowhere")),
                "There is no database nowhere",
                "CREATE DATABASE");
        refused(() -> Schema.prepare(at(url, FreePort.next(), "wasl")), "No PostgreSQL answers", "start it");
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefused() throws SQLException {
        var url = TestServer.newDatabase();
        execute(url, "ALTER TABLE flyway_schema_history RENAME TO somebody_elses_table");

        refused(() -> Schema.prepare(url), "another program", "empty database");
    }

    @Test
    void aDatabaseOfANewerVersionIsRefused() throws SQLException {
        var url = TestServer.newDatabase();
        execute(url, """
                INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,
                    installed_by, execution_time, success)
                VALUES (9999, '20991231.0001', 'future', 'SQL', 'V20991231_0001__future.sql', 1, 'wasl', 1, true)""");

        refused(() -> Schema.prepare(url), "20991231.0001", "newer Wasl");
    }

    @Test
    void aDatabaseWithChangedMigrationsIsRefusedInOneLine() throws SQLException {
        var url = TestServer.newDatabase();
        execute(url, "UPDATE flyway_schema_history SET checksum = 7 WHERE installed_rank < 9");

        refused(() -> Schema.prepare(url), "its migrations differ");
    }

    private void folder(String version, int controlBytes) throws IOException {
        var data = home.resolve("data");
        Files.createDirectories(data.resolve("global"));
        Files.createDirectories(data.resolve("pg_wal"));
        Files.writeString(data.resolve("PG_VERSION"), version + "\n");
        Files.writeString(data.resolve("postgresql.conf"), "");
        Files.write(data.resolve("global/pg_control"), new byte[controlBytes]);
    }

    private static void refused(ThrowingCallable start, String... told) {
        long begun = System.nanoTime();

        assertThatThrownBy(start)
                .isInstanceOf(DatabaseUnavailable.class)
                .satisfies(refusal -> assertThat(List.of(refusal.getMessage().split("\n")))
                        .singleElement()
                        .asString()
                        .contains(Arrays.asList(told)));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON.multipliedBy(3));
    }

    private static DatabaseUrl at(DatabaseUrl url, int port, String database) {
        return new DatabaseUrl(url.host(), port, database, url.user(), url.password(), url.parameters());
    }

    private static void execute(DatabaseUrl url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        url.jdbc(), url.user(), url.password().reveal());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
