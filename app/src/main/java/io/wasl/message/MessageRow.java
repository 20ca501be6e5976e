package io.wasl.message;

import io.wasl.connection.AccountId;
import io.wasl.contact.ContactId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads rows of the table of messages.
final class MessageRow {

    private MessageRow() {}

    static StoredMessage read(ResultSet row, int number) throws SQLException {
        UUID contact = row.getObject("contact_id", UUID.class);
        return new StoredMessage(
                new MessageId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                Direction.of(row.getInt("direction")),
                row.getObject("batch_id", UUID.class),
                row.getString("phone"),
                row.getString("user_id"),
                contact == null ? null : new ContactId(contact),
                row.getString("type"),
                row.getString("body"),
                row.getString("content"),
                texts(row, "variables"),
                MessageStatus.of(row.getInt("status")),
                row.getString("wamid"),
                row.getInt("attempt"),
                times(row),
                row.getObject("error_code", Integer.class),
                row.getString("error_detail"),
                row.getString("pricing_category"),
                row.getString("pricing_type"),
                row.getString("client_ref"),
                row.getString("reply_to_wamid"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static FactTimes times(ResultSet row) throws SQLException {
        return new FactTimes(
                instant(row, "accepted_at"),
                instant(row, "sent_at"),
                instant(row, "delivered_at"),
                instant(row, "read_at"),
                instant(row, "played_at"),
                instant(row, "failed_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
