package io.wasl.identity;

import io.wasl.database.Scopes;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The networks from which people have signed in lately.
@Repository
class FamiliarPlaces {

    private static final Duration KEPT = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Clock clock;

    FamiliarPlaces(JdbcClient jdbc, Scopes scopes, Clock clock) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.clock = clock;
    }

    boolean knows(UserId person, String network) {
        return scopes.engine(() -> jdbc.sql("""
                        SELECT EXISTS (
                            SELECT FROM familiar_place
                            WHERE user_id = :person AND network = :network AND seen_at > :oldest)""")
                .param("person", person.value())
                .param("network", network)
                .param("oldest", oldest())
                .query(Boolean.class)
                .single());
    }

    /// Keeps that this person signed in from there, and forgets where they have not been for long.
    void remember(UserId person, String network) {
        scopes.engine(() -> jdbc.sql("""
                        WITH forgotten AS (
                            DELETE FROM familiar_place WHERE user_id = :person AND seen_at <= :oldest)
                        INSERT INTO familiar_place (user_id, network, seen_at) VALUES (:person, :network, :now)
                        ON CONFLICT (user_id, network) DO UPDATE SET seen_at = excluded.seen_at""")
                .param("person", person.value())
                .param("network", network)
                .param("oldest", oldest())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update());
    }

    private OffsetDateTime oldest() {
        return clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
    }
}
