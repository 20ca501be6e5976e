package io.wasl.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/// Brings a database to the form that this version needs: safe settings, the two working roles, every module's tables.
public final class Schema {

    private static final String CONNECT_SECONDS = "5";
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
        try (var connection = connect();
                var statement = connection.createStatement()) {
            refuseUnsafe(statement);
            createRoles(connection, statement);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(ConnectionRefusal.explain(owner, e), e);
        }
        new Migration(owner).run();
    }

    /// Nobody waits for long for a server behind an address where nothing answers.
    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", owner.user());
        properties.setProperty("password", owner.password().reveal());
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        return DriverManager.getConnection(owner.jdbc(), properties);
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

    private static String show(Statement statement, String setting) throws SQLException {
        try (var result = statement.executeQuery("SHOW " + setting)) {
            result.next();
            return result.getString(1);
        }
    }
}
