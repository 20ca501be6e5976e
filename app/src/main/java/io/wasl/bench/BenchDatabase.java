package io.wasl.bench;

import io.wasl.database.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The database of a benchmark, asked by its superuser, who sees all clients' rows and what every role does.
final class BenchDatabase implements AutoCloseable {

    private static final String NOT_WORK = "query ~* '^(begin|commit|rollback|set|show|discard)'";
    private static final String OF_THE_PLATFORM =
            "SELECT sum(calls) FROM pg_stat_statements WHERE toplevel AND userid <> 10 AND ";

    private final EmbeddedServer server;
    private final Connection connection;

    private BenchDatabase(EmbeddedServer server, Connection connection) {
        this.server = server;
        this.connection = connection;
    }

    /// That of the platform that keeps its data under `home`, running or not.
    static BenchDatabase of(Path home) {
        var server = EmbeddedServer.open(home.resolve("postgres"));
        try {
            return new BenchDatabase(server, admin(server));
        } catch (SQLException e) {
            throw new IllegalStateException("The benchmark's database cannot be asked", e);
        }
    }

    private static Connection admin(EmbeddedServer server) throws SQLException {
        var url = server.url();
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s".formatted(url.host(), url.port(), url.database()),
                "postgres",
                url.password().reveal());
    }

    EmbeddedServer server() {
        return server;
    }

    /// From the next start of the server on.
    void countStatements() {
        run("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
    }

    void forgetStatements() {
        run("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        run("SELECT pg_stat_statements_reset()");
    }

    long statements() {
        return number(ask(OF_THE_PLATFORM + "NOT " + NOT_WORK, 1).getFirst());
    }

    long transactions() {
        return number(ask(OF_THE_PLATFORM + NOT_WORK, 1).getFirst());
    }

    /// The statements that took most time, one line each.
    List<String> dearest() {
        List<String> lines = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT calls, round(total_exec_time) AS ms, rows,
                            left(regexp_replace(query, '\\s+', ' ', 'g'), 90) AS query
                        FROM pg_stat_statements WHERE userid <> 10 ORDER BY total_exec_time DESC LIMIT 8
                        """)) {
            while (rows.next()) {
                lines.add("%,9d calls %,8d ms %,10d rows  %s"
                        .formatted(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getString(4)));
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException("The benchmark's database cannot be asked", e);
        }
    }

    static long number(String text) {
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    void run(String command) {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(command, e);
        }
    }

    /// One row; an absent value is an empty text.
    List<String> ask(String question, int columns) {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                var value = answer.getString(i);
                row.add(value == null ? "" : value);
            }
            return row;
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
