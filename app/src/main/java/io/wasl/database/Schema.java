package io.wasl.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/// Brings a database to the form that this version needs: safe settings, the two working roles, every module's tables.
public final class Schema {

    private static final int OLDEST_VERSION = 160000;
    private static final List<String> MUST_BE_ON = List.of("fsync", "full_page_writes", "synchronous_commit");

    private final DatabaseUrl owner;

    private Schema(DatabaseUrl owner) {
        this.owner = owner;
    }

    /// @throws DatabaseUnavailable if the database cannot be reached, is too old, or would lose what it confirmed
    public static void prepare(DatabaseUrl owner) {
        new Schema(owner).prepare();
    }

    private void prepare() {
        try (var connection = DriverManager.getConnection(
                        owner.jdbc(), owner.user(), owner.password().reveal());
                var statement = connection.createStatement()) {
            refuseUnsafe(statement);
            createRoles(connection, statement);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "DATABASE_URL: cannot use the database at " + owner.place() + ": " + firstLine(e), e);
        }
        migrate();
    }

    private static void refuseUnsafe(Statement statement) throws SQLException {
        if (Integer.parseInt(show(statement, "server_version_num")) < OLDEST_VERSION) {
            throw new DatabaseUnavailable("DATABASE_URL: this is PostgreSQL " + show(statement, "server_version")
                    + "; Wasl needs version 16 or newer");
        }
        for (var setting : MUST_BE_ON) {
            if (show(statement, setting).equals("off")) {
                throw new DatabaseUnavailable("DATABASE_URL: the server runs with " + setting
                        + " = off, which loses acknowledged messages in a crash; set it to on and start again");
            }
        }
    }

    /// Instances may start at once, and PostgreSQL refuses two changes of one role at the same time: they take turns.
    private void createRoles(Connection connection, Statement statement) throws SQLException {
        connection.setAutoCommit(false);
        statement.execute("SELECT pg_advisory_xact_lock(hashtext('wasl roles'))");
        for (var role : Role.values()) {
            var name = statement.enquoteIdentifier(role.nameFor(owner), true);
            var password = statement.enquoteLiteral(role.passwordFor(owner).reveal());
            // An installation in another database of the same server may be the first.
            statement.execute("""
                    DO $$ BEGIN
                        CREATE ROLE %s LOGIN;
                    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
                    END $$""".formatted(name));
            statement.execute("ALTER ROLE " + name + " LOGIN PASSWORD " + password);
        }
        connection.commit();
    }

    private void migrate() {
        Flyway.configure()
                .dataSource(owner.jdbc(), owner.user(), owner.password().reveal())
                .locations("classpath:db/migration")
                .placeholders(Map.of("app", Role.APP.nameFor(owner), "engine", Role.ENGINE.nameFor(owner)))
                .outOfOrder(true)
                .load()
                .migrate();
    }

    private static String show(Statement statement, String setting) throws SQLException {
        try (var result = statement.executeQuery("SHOW " + setting)) {
            result.next();
            return result.getString(1);
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
