package io.wasl.contact;

import io.wasl.kernel.E164;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads a row of `contact` together with its tags.
final class ContactMapper implements RowMapper<Contact> {

    static final ContactMapper INSTANCE = new ContactMapper();

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};

    private ContactMapper() {}

    static String json(Map<String, String> attributes) {
        return JSON.writeValueAsString(attributes);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    @Override
    public Contact mapRow(ResultSet row, int number) throws SQLException {
        var phone = row.getString("phone");
        return new Contact(
                new ContactId(row.getObject("id", UUID.class)),
                phone == null ? null : new E164(phone),
                row.getString("user_id"),
                row.getString("name"),
                row.getString("language"),
                List.of((String[]) row.getArray("tags").getArray()),
                JSON.readValue(row.getString("attributes"), ATTRIBUTES),
                new Consent(
                        MarketingConsent.of(row.getString("marketing_consent")).orElseThrow(),
                        row.getString("consent_source"),
                        instant(row, "consent_at")),
                row.getString("source"),
                row.getBoolean("blocked"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                instant(row, "last_inbound_at"));
    }
}
