package io.wasl.database;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `standstill`. Used within the engine's scope.
@Repository
class Standstills {

    private final JdbcClient jdbc;

    Standstills(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What makes this server and its history unmistakable.
    ///
    /// @param written how far the write-ahead log has been written for good
    record Origin(String systemIdentifier, int timeline, String written) {

        boolean isSameHistory(Origin other) {
            return systemIdentifier.equals(other.systemIdentifier) && timeline == other.timeline;
        }
    }

    Origin origin() {
        return jdbc.sql("""
                        SELECT system_identifier::text, timeline_id, pg_current_wal_flush_lsn()::text
                        FROM pg_control_system(), pg_control_checkpoint()
                        """)
                .query((row, number) -> new Origin(row.getString(1), row.getInt(2), row.getString(3)))
                .single();
    }

    /// The origin that is on record; empty before the first start.
    Optional<Origin> known() {
        return jdbc.sql("SELECT system_identifier, timeline FROM standstill WHERE system_identifier IS NOT NULL")
                .query((row, number) -> new Origin(row.getString(1), row.getInt(2), ""))
                .optional();
    }

    void know(Origin origin) {
        jdbc.sql("UPDATE standstill SET system_identifier = ?, timeline = ?")
                .params(origin.systemIdentifier(), origin.timeline())
                .update();
    }

    /// @return whether one place in the log lies before another
    boolean isBefore(String written, String witnessed) {
        return jdbc.sql("SELECT ?::pg_lsn < ?::pg_lsn")
                .params(written, witnessed)
                .query(Boolean.class)
                .single();
    }

    /// @return false if nothing was being sent already
    boolean begin(String reason) {
        return jdbc.sql("""
                        UPDATE standstill SET since = now(), reason = ?, holding = false, confirmed_by = NULL,
                            confirmed_at = NULL
                        WHERE since IS NULL
                        """).param(reason).update() == 1;
    }

    boolean confirm(String by, boolean holding) {
        return jdbc.sql("""
                        UPDATE standstill SET since = CASE WHEN :holding THEN since END, holding = :holding,
                            confirmed_by = :by, confirmed_at = now()
                        WHERE since IS NOT NULL AND NOT holding
                        """).param("holding", holding).param("by", by).update() == 1;
    }

    void end() {
        jdbc.sql("UPDATE standstill SET since = NULL, holding = false WHERE holding")
                .update();
    }

    Optional<Standstill.Standing> standing() {
        return jdbc.sql("SELECT since, reason, holding, confirmed_by FROM standstill WHERE since IS NOT NULL")
                .query((row, number) -> new Standstill.Standing(
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getString("reason"),
                        row.getBoolean("holding"),
                        row.getString("confirmed_by")))
                .optional();
    }
}
