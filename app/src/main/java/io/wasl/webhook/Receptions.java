package io.wasl.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `webhook_reception`. Used within the engine's scope.
@Repository
class Receptions {

    private final JdbcClient jdbc;

    Receptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Says that the door is open now.
    ///
    /// @param silence after which nobody can say that it was open all the time
    /// @param behind how old the oldest unread delivery may be for the reader to count as caught up
    void beat(Duration silence, Duration behind) {
        jdbc.sql("""
                        WITH unread AS (
                            SELECT (SELECT received_at FROM webhook_log
                                    WHERE id > (SELECT position FROM webhook_cursor WHERE name = 'main')
                                    ORDER BY id LIMIT 1)
                                < clock_timestamp() - :behind * interval '1 millisecond' AS late)
                        UPDATE webhook_reception SET beat_at = clock_timestamp(),
                            unbroken_since = CASE
                                WHEN unread.late THEN NULL
                                WHEN beat_at < clock_timestamp() - :silence * interval '1 millisecond'
                                    THEN clock_timestamp()
                                ELSE coalesce(unbroken_since, clock_timestamp()) END
                        FROM unread
                        """)
                .param("behind", behind.toMillis())
                .param("silence", silence.toMillis())
                .update();
    }

    Optional<Instant> unbrokenSince(Duration silence) {
        return jdbc.sql("""
                        SELECT unbroken_since FROM webhook_reception
                        WHERE beat_at > clock_timestamp() - ? * interval '1 millisecond' AND unbroken_since IS NOT NULL
                        """)
                .param(silence.toMillis())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}
