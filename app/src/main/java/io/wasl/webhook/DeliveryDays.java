package io.wasl.webhook;

import io.wasl.database.DirectConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;

/// The days by which the log and what became of its events are kept: made ahead, dropped whole.
@Repository
class DeliveryDays {

    private static final Logger log = LoggerFactory.getLogger(DeliveryDays.class);
    private static final List<String> TABLES = List.of("webhook_log", "webhook_event");
    private static final int DAYS_AHEAD = 3;
    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.BASIC_ISO_DATE;

    private final DirectConnections connections;

    DeliveryDays(DirectConnections connections) {
        this.connections = connections;
    }

    /// Makes the next days and drops those that ended before `oldest`.
    void keep(Instant now, Instant oldest) throws SQLException {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var firstKept = LocalDate.ofInstant(oldest, ZoneOffset.UTC);
        try (var connection = connections.owner("webhook days");
                var statement = connection.createStatement()) {
            // Whoever waits for a lock on the log makes everyone else wait behind it.
            statement.execute("SET lock_timeout = '1s'");
            for (var table : TABLES) {
                today.minusDays(1)
                        .datesUntil(today.plusDays(DAYS_AHEAD + 1L))
                        .forEach(day -> make(statement, table, day));
                drop(connection, table, firstKept);
                statement.execute(
                        "DELETE FROM %s_other WHERE received_at < '%sT00:00:00Z'".formatted(table, firstKept));
            }
        }
    }

    private static void make(Statement statement, String table, LocalDate day) {
        var name = table + "_" + SUFFIX.format(day);
        try {
            // Attached rather than created in place, which would stop the writers.
            statement.execute("""
                    DO $$ BEGIN
                        IF to_regclass('%1$s') IS NULL THEN
                            CREATE TABLE %1$s (LIKE %2$s INCLUDING ALL);
                            ALTER TABLE %2$s ATTACH PARTITION %1$s FOR VALUES FROM ('%3$sT00:00:00Z') TO ('%4$sT00:00:00Z');
                        END IF;
                    END $$""".formatted(name, table, day, day.plusDays(1)));
        } catch (SQLException e) {
            log.warn("{} cannot be made; its rows go to {}_other, and the next hour tries again", name, table, e);
        }
    }

    private static void drop(Connection connection, String table, LocalDate firstKept) throws SQLException {
        for (var name : days(connection, table)) {
            var day = LocalDate.parse(name.substring(table.length() + 1), SUFFIX);
            if (day.isBefore(firstKept)) {
                try (var statement = connection.createStatement()) {
                    statement.execute("DROP TABLE " + name);
                    log.info("Dropped {}, which is older than webhooks are kept", name);
                } catch (SQLException e) {
                    log.warn("{} cannot be dropped; the next hour tries again", name, e);
                }
            }
        }
    }

    private static List<String> days(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement("""
                SELECT inhrelid::regclass::text FROM pg_inherits
                WHERE inhparent = ?::regclass AND inhrelid::regclass::text ~ '_[0-9]{8}$'""")) {
            statement.setString(1, table);
            var names = new ArrayList<String>();
            var rows = statement.executeQuery();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
