package io.wasl.message;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The traffic of a day, hour by hour.
@Repository
public class Hours {

    /// Counting reads every message of the day, so that a page which many keep open must not count each time.
    private static final Duration REMEMBERED = Duration.ofSeconds(20);

    private static final long CLIENTS_REMEMBERED = 1_000;

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Clock clock;
    private final Cache<Day, List<Hour>> counted;

    private record Day(TenantId tenant, ZoneId zone) {}

    Hours(JdbcClient jdbc, Scopes scopes, Clock clock) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.clock = clock;
        this.counted = Caffeine.newBuilder()
                .maximumSize(CLIENTS_REMEMBERED)
                .expireAfterWrite(REMEMBERED)
                .build();
    }

    /// Today's hours with messages, the earliest first, at most some seconds old.
    public List<Hour> today(TenantId tenant, ZoneId zone) {
        return counted.get(new Day(tenant, zone), this::count);
    }

    private List<Hour> count(Day day) {
        var midnight = LocalDate.now(clock.withZone(day.zone())).atStartOfDay(day.zone());
        return scopes.tenant(
                day.tenant(),
                () -> jdbc.sql("""
                        SELECT date_trunc('hour', created_at AT TIME ZONE :zone) AS hour,
                            count(*) FILTER (WHERE status IN (0, 1, 8)) AS waiting,
                            count(*) FILTER (WHERE status IN (2, 3)) AS accepted,
                            count(*) FILTER (WHERE status = 4) AS delivered,
                            count(*) FILTER (WHERE status = 5) AS read,
                            count(*) FILTER (WHERE status = 6) AS failed,
                            count(*) FILTER (WHERE status = 10) AS received
                        FROM message WHERE tenant_id = :tenant AND id >= :first
                        GROUP BY 1 ORDER BY 1
                        """)
                        .param("zone", day.zone().getId())
                        .param("tenant", day.tenant().value())
                        .param("first", firstIdAt(midnight.toInstant().toEpochMilli()))
                        .query(Hours::read)
                        .list());
    }

    /// Ids are time-ordered, which saves an index on the time.
    private static UUID firstIdAt(long millis) {
        return new UUID(millis << 16, 0);
    }

    private static Hour read(ResultSet row, int number) throws SQLException {
        return new Hour(
                row.getObject("hour", LocalDateTime.class),
                row.getLong("waiting"),
                row.getLong("accepted"),
                row.getLong("delivered"),
                row.getLong("read"),
                row.getLong("failed"),
                row.getLong("received"));
    }
}
