package io.wasl.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.database.DirectConnections;
import io.wasl.testing.WaslTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WaslTest
class DeliveryDaysTests {

    private static final Instant TODAY = Instant.parse("2026-11-21T13:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    private final DeliveryDays days;
    private final DirectConnections connections;

    DeliveryDaysTests(@Autowired DeliveryDays days, @Autowired DirectConnections connections) {
        this.days = days;
        this.connections = connections;
    }

    @Test
    void daysAreMadeAheadAndDroppedWholeWhenTheirTimeHasCome() throws SQLException {
        run("INSERT INTO webhook_log (received_at, body) VALUES ('2026-01-01T00:00:00Z', 'forgotten')");

        days.keep(TODAY, TODAY.minus(WEEK));
        days.keep(TODAY, TODAY.minus(WEEK));

        assertThat(partitions())
                .contains(
                        "webhook_log_20261120",
                        "webhook_log_20261121",
                        "webhook_log_20261122",
                        "webhook_log_20261123",
                        "webhook_log_20261124",
                        "webhook_log_other");
        run("INSERT INTO webhook_log (received_at, body) VALUES ('2026-11-21T23:59:59.999999Z', 'x')");
        assertThat(names("SELECT tableoid::regclass::text FROM webhook_log")).containsExactly("webhook_log_20261121");

        var eightDaysOn = TODAY.plus(Duration.ofDays(8));
        days.keep(eightDaysOn, eightDaysOn.minus(WEEK));

        assertThat(partitions())
                .doesNotContain("webhook_log_20261120", "webhook_log_20261121")
                .contains("webhook_log_20261122", "webhook_log_20261129");
        assertThat(names("SELECT id::text FROM webhook_log")).isEmpty();
    }

    @Test
    void aDayThatCannotBeMadeDoesNotStopTheOthers() throws SQLException {
        run("INSERT INTO webhook_log (received_at, body) VALUES ('2027-05-02T10:00:00Z', 'early')");
        var now = Instant.parse("2027-05-02T12:00:00Z");

        days.keep(now, now.minus(WEEK));

        assertThat(partitions()).contains("webhook_log_20270503").doesNotContain("webhook_log_20270502");
        assertThat(names("SELECT tableoid::regclass::text FROM webhook_log")).containsExactly("webhook_log_other");
        run("DELETE FROM webhook_log");
    }

    private List<String> partitions() throws SQLException {
        return names("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'webhook_log'::regclass");
    }

    private void run(String sql) throws SQLException {
        try (var connection = connections.owner("test");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> names(String sql) throws SQLException {
        try (var connection = connections.owner("test");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
