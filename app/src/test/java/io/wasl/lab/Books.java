package io.wasl.lab;

import io.wasl.campaign.CampaignId;
import io.wasl.message.MessageStatus;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the platform says of itself, read from its tables by the database's superuser. Every question takes a fresh
/// connection: the database may have died since the last.
final class Books {

    private final DatabaseServer server;

    Books(DatabaseServer server) {
        this.server = server;
    }

    /// @param batch null for a code
    record Kept(UUID id, @Nullable UUID batch, MessageStatus status, String phone) {}

    /// An attempt of which nobody could say whether it left.
    record InDoubt(UUID message, int attempt, Instant at) {}

    /// What a batch says of itself.
    ///
    /// @param counted by its counters, each status that is not empty
    record Told(UUID id, int total, int enqueued, String state, Map<MessageStatus, Long> counted) {}

    List<Kept> outbound() {
        return list(
                "SELECT id, batch_id, status, coalesce(phone, '') AS phone FROM message WHERE direction = 0",
                row -> new Kept(
                        row.getObject("id", UUID.class),
                        row.getObject("batch_id", UUID.class),
                        MessageStatus.of(row.getInt("status")),
                        row.getString("phone")));
    }

    List<String> inbound() {
        return list("SELECT wamid FROM message WHERE direction = 1", row -> row.getString(1));
    }

    /// Messages that are being sent at this moment, or seem to be, each with the number it leaves from.
    Map<UUID, UUID> leaving() {
        return list(
                        "SELECT message_id, account_id FROM outgoing WHERE state = 1",
                        row -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<InDoubt> inDoubt() {
        return list(
                "SELECT message_id, attempt, at FROM message_attempt WHERE outcome = 'in_doubt'",
                row -> new InDoubt(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()));
    }

    /// How often each message was sent again for a reason that is on record.
    Map<UUID, Integer> sentAgain() {
        Map<UUID, Integer> times = new TreeMap<>();
        list(
                        "SELECT message_id FROM message_attempt WHERE decision = 'sent_again'",
                        row -> row.getObject(1, UUID.class))
                .forEach(message -> times.merge(message, 1, Integer::sum));
        return times;
    }

    /// Of the given messages, those of which the platform knows what became of them.
    Set<UUID> known(Collection<UUID> messages) {
        if (messages.isEmpty()) {
            return Set.of();
        }
        try (var connection = server.connect();
                var statement = connection.prepareStatement(
                        "SELECT id FROM message WHERE id = ANY(?) AND status BETWEEN 2 AND 6")) {
            statement.setArray(1, connection.createArrayOf("uuid", messages.toArray()));
            Set<UUID> known = new HashSet<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getObject(1, UUID.class));
                }
            }
            return known;
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    List<Told> batches() {
        return list("""
                        SELECT b.id, b.total, b.enqueued, b.state, c.* FROM batch b JOIN LATERAL (
                            SELECT sum(queued) AS queued, sum(sending) AS sending, sum(accepted) AS accepted,
                                sum(sent) AS sent, sum(delivered) AS delivered, sum(read) AS read,
                                sum(failed) AS failed, sum(skipped) AS skipped, sum(unconfirmed) AS unconfirmed,
                                sum(cancelled) AS cancelled
                            FROM batch_count WHERE tenant_id = b.tenant_id AND batch_id = b.id) c ON true
                        """, Books::told);
    }

    /// Has a confirmed campaign start now: nobody here takes it back.
    void hurry(CampaignId campaign) {
        try (var connection = server.connect();
                var statement = connection.prepareStatement("UPDATE campaign SET launch_at = now() WHERE id = ?")) {
            statement.setObject(1, campaign.value());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    /// Imports that are over: of how many rows, and how many of them made a contact.
    List<Imported> imports() {
        return list(
                "SELECT i.id, coalesce(i.problem, i.status) AS status, i.total, (SELECT count(*) FROM contact_import_member m WHERE m.tenant_id = i.tenant_id"
                        + " AND m.import_id = i.id) AS members FROM contact_import i JOIN tenant t ON t.id = i.tenant_id"
                        + " WHERE t.name = '" + Shop.NAME + "'",
                row -> new Imported(
                        row.getObject("id", UUID.class),
                        row.getString("status"),
                        row.getInt("total"),
                        row.getInt("members")));
    }

    /// @param status why it failed, where it did
    record Imported(UUID id, String status, int total, int members) {}

    /// How many imports and prepared campaigns are under way.
    int preparing() {
        return list("""
                        SELECT (SELECT count(*) FROM campaign WHERE status NOT IN ('completed', 'cancelled'))
                            + (SELECT count(*) FROM contact_import WHERE finished_at IS NULL)
                        """, row -> row.getInt(1)).getFirst();
    }

    /// Whether nothing waits any more: no message, no code in doubt, no batch, no webhook, no campaign, no import.
    boolean isQuiet() {
        return list("""
                        SELECT NOT EXISTS (SELECT FROM outgoing WHERE state < 2 OR lane = 0)
                            AND NOT EXISTS (SELECT FROM batch WHERE finished_at IS NULL)
                            AND NOT EXISTS (SELECT FROM campaign WHERE status NOT IN ('completed', 'cancelled'))
                            AND NOT EXISTS (SELECT FROM contact_import WHERE finished_at IS NULL)
                            AND NOT EXISTS (SELECT FROM webhook_log
                                WHERE id > (SELECT min(position) FROM webhook_cursor))
                        """, row -> row.getBoolean(1)).getFirst();
    }

    /// Events that the platform did not take, in its own words.
    List<String> refusedEvents() {
        return list(
                "SELECT kind || ': ' || coalesce(reason, error_class, state::text) FROM webhook_event"
                        + " WHERE state <> 4",
                row -> row.getString(1));
    }

    /// Why the platform sends nothing at all; empty if it does.
    List<String> standstill() {
        return list("SELECT reason FROM standstill WHERE since IS NOT NULL", row -> row.getString(1));
    }

    /// For faults that need a connection of their own.
    Connection connect() {
        try {
            return server.connect();
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private static Told told(ResultSet row) throws SQLException {
        Map<MessageStatus, Long> counted = new TreeMap<>();
        for (MessageStatus status : MessageStatus.values()) {
            if (status != MessageStatus.RECEIVED
                    && row.getLong(status.name().toLowerCase(java.util.Locale.ROOT)) != 0) {
                counted.put(status, row.getLong(status.name().toLowerCase(java.util.Locale.ROOT)));
            }
        }
        return new Told(
                row.getObject("id", UUID.class),
                row.getInt("total"),
                row.getInt("enqueued"),
                row.getString("state"),
                counted);
    }

    private <T extends @Nullable Object> List<T> list(String question, Reading<T> reading) {
        try (var connection = server.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reading.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new DatabaseAway(e);
        }
    }

    private interface Reading<T extends @Nullable Object> {
        T read(ResultSet row) throws SQLException;
    }

    /// The database cannot be asked now.
    static final class DatabaseAway extends RuntimeException {
        DatabaseAway(SQLException reason) {
            super(reason);
        }
    }
}
