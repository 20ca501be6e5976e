package io.wasl.webhook;

import io.wasl.database.Column;
import io.wasl.kernel.TenantId;
import io.wasl.meta.WebhookEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/// The table `webhook_event`. Used within a scope: a tenant's shows its own events, the engine's shows all.
@Repository
class LoggedEvents {

    private static final String COLUMNS = """
            SELECT tenant_id, log_id, event_index, received_at, kind, state, reason, error_class, phone_number_id, wamid,
                   phone, said, at
            FROM webhook_event
            """;

    private final JdbcClient jdbc;

    LoggedEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Writes down what became of these; an event that stands there already is brought up to date.
    void put(List<Entry> entries, String codeVersion) {
        if (entries.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO webhook_event (tenant_id, log_id, event_index, received_at, kind, phone_number_id,
                            waba_id, wamid, phone, said, state, reason, error_class, code_version)
                        SELECT entry.*, :version
                        FROM unnest(:tenants, :logs, :indexes, :times, :kinds, :numbers, :wabas, :wamids, :phones, :said, :states,
                            :reasons, :errors) entry
                        ON CONFLICT (log_id, event_index, received_at) DO UPDATE SET
                            tenant_id = excluded.tenant_id, kind = excluded.kind, waba_id = excluded.waba_id,
                            phone_number_id = excluded.phone_number_id, wamid = excluded.wamid, phone = excluded.phone,
                            said = excluded.said,
                            state = excluded.state, reason = excluded.reason, error_class = excluded.error_class,
                            code_version = excluded.code_version, at = now()
                        """)
                .param("version", codeVersion)
                .param("tenants", Column.uuids(entries, Entry::tenantValue))
                .param("logs", Column.longs(entries, entry -> entry.received().logId()))
                .param("indexes", Column.ints(entries, entry -> entry.received().index()))
                .param(
                        "times",
                        Column.instants(entries, entry -> entry.received().receivedAt()))
                .param("kinds", Column.texts(entries, entry -> entry.traits().kind()))
                .param("numbers", texts(entries, entry -> entry.event().phoneNumberId()))
                .param("wabas", texts(entries, entry -> entry.event().wabaId()))
                .param("wamids", Column.texts(entries, entry -> entry.traits().wamid()))
                .param("phones", Column.texts(entries, entry -> entry.traits().phone()))
                .param(
                        "said",
                        Column.texts(
                                entries, entry -> Sentences.about(entry.event()).text()))
                .param("states", Column.shorts(entries, entry ->
                        (short) entry.verdict().state().code()))
                .param("reasons", texts(entries, entry -> entry.verdict().reason()))
                .param("errors", texts(entries, entry -> entry.verdict().errorClass()))
                .update();
    }

    /// Deliveries with an event that another version of the code failed on or did not know, the oldest first.
    List<Long> leftByOthers(String codeVersion, long after, int limit) {
        return jdbc.sql("""
                        SELECT DISTINCT log_id FROM webhook_event
                        WHERE state IN (1, 2) AND code_version <> ? AND log_id > ?
                        ORDER BY log_id LIMIT ?""")
                .params(codeVersion, after, limit)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    /// @param tenant named although the scope hides others' rows too; null for the operator, who sees all
    List<LoggedEvent> list(@Nullable TenantId tenant, EventSearch search) {
        var before = search.before() == null ? new EventId(Long.MAX_VALUE, 0) : search.before();
        return jdbc.sql(COLUMNS + """
                        WHERE (:tenant::uuid IS NULL OR tenant_id = :tenant)
                          AND (:state::smallint IS NULL OR state = :state)
                          AND (:text::text IS NULL OR wamid = :text OR phone = :text)
                          AND (log_id, event_index) < (:log, :index)
                        ORDER BY log_id DESC, event_index DESC
                        LIMIT :limit
                        """)
                .param("tenant", tenant == null ? null : tenant.value(), Types.OTHER)
                .param("state", search.state() == null ? null : search.state().code(), Types.SMALLINT)
                .param("text", EventTraits.clean(search.text()), Types.VARCHAR)
                .param("log", before.logId())
                .param("index", before.index())
                .param("limit", search.limit())
                .query(LoggedEvents::read)
                .list();
    }

    Optional<LoggedEvent> find(@Nullable TenantId tenant, EventId id) {
        return jdbc.sql(COLUMNS + """
                        WHERE log_id = :log AND event_index = :index AND (:tenant::uuid IS NULL OR tenant_id = :tenant)
                        """)
                .param("tenant", tenant == null ? null : tenant.value(), Types.OTHER)
                .param("log", id.logId())
                .param("index", id.index())
                .query(LoggedEvents::read)
                .optional();
    }

    /// What of a delivery was the tenant's when it was read.
    RawBody.Own own(TenantId tenant, long logId) {
        var numbers = new HashSet<String>();
        var businesses = new HashSet<String>();
        jdbc.sql("SELECT DISTINCT phone_number_id, waba_id FROM webhook_event WHERE tenant_id = ? AND log_id = ?")
                .params(tenant.value(), logId)
                .query(row -> {
                    var number = row.getString("phone_number_id");
                    (number == null ? businesses : numbers).add(number == null ? row.getString("waba_id") : number);
                });
        return new RawBody.Own(numbers, businesses);
    }

    /// Whose each event of the deliveries was when it was read; null for nobody's. Those that are not written down are
    /// left out.
    Map<EventId, @Nullable TenantId> owners(List<Long> logIds) {
        Map<EventId, @Nullable TenantId> owners = new HashMap<>();
        jdbc.sql("SELECT log_id, event_index, tenant_id FROM webhook_event WHERE log_id = ANY(?)")
                .param(logIds.toArray(Long[]::new))
                .query(row -> {
                    var tenant = row.getObject("tenant_id", UUID.class);
                    owners.put(
                            new EventId(row.getLong("log_id"), row.getInt("event_index")),
                            tenant == null ? null : new TenantId(tenant));
                });
        return owners;
    }

    /// When a sample last arrived that was nobody's or the tenant's. Read within the engine's scope.
    Optional<Instant> lastSample(TenantId tenant, Instant since) {
        return jdbc.sql("""
                        SELECT received_at FROM webhook_event
                        WHERE kind = 'sample_arrived' AND received_at > ? AND (tenant_id IS NULL OR tenant_id = ?)
                        ORDER BY received_at DESC LIMIT 1
                        """)
                .params(Timestamp.from(since), tenant.value())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private static LoggedEvent read(ResultSet row, int number) throws SQLException {
        var tenant = row.getObject("tenant_id", UUID.class);
        return new LoggedEvent(
                new EventId(row.getLong("log_id"), row.getInt("event_index")),
                tenant == null ? null : new TenantId(tenant),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                EventState.of(row.getInt("state")),
                row.getString("reason"),
                row.getString("error_class"),
                row.getString("phone_number_id"),
                row.getString("wamid"),
                row.getString("phone"),
                Said.parse(row.getString("said")),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    private static SqlArrayValue texts(List<Entry> entries, Function<Entry, @Nullable String> value) {
        return Column.texts(entries, entry -> EventTraits.clean(value.apply(entry)));
    }

    /// What is to be written down of one event.
    record Entry(@Nullable TenantId tenant, Received<?> received, Verdict verdict, EventTraits traits) {

        Entry(@Nullable TenantId tenant, Received<?> received, Verdict verdict) {
            this(tenant, received, verdict, EventTraits.of(received.event()));
        }

        WebhookEvent event() {
            return received.event();
        }

        @Nullable UUID tenantValue() {
            return tenant == null ? null : tenant.value();
        }
    }
}
