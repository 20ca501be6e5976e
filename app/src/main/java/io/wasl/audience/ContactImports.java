package io.wasl.audience;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The imports of all clients, and who works on which: a lease that is renewed with each chunk.
@Repository
class ContactImports {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final TypeReference<Map<String, Integer>> FIXES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final InstantSource clock;
    private final JsonMapper json;

    ContactImports(JdbcClient jdbc, Scopes scopes, InstantSource clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.clock = clock;
        this.json = json;
    }

    void add(TenantId tenant, Import draft, String by) {
        scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        INSERT INTO contact_import (tenant_id, id, file_name, file_size, plan, tags, default_country,
                                                    status, total, created_by, created_at)
                        VALUES (:tenant, :id, :name, :size, :plan::jsonb, :tags, :country, :status, :total, :by, :now)""")
                        .param("tenant", tenant.value())
                        .param("id", draft.id().value())
                        .param("name", draft.fileName())
                        .param("size", draft.fileSize())
                        .param("plan", json.writeValueAsString(draft.plan()))
                        .param("tags", draft.tags().toArray(String[]::new))
                        .param("country", draft.defaultCountry(), Types.VARCHAR)
                        .param("status", draft.status().code())
                        .param("total", draft.total())
                        .param("by", by)
                        .param("now", draft.createdAt().atOffset(ZoneOffset.UTC))
                        .update());
    }

    Optional<Import> find(TenantId tenant, ImportId id) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("SELECT * FROM contact_import WHERE tenant_id = ? AND id = ?")
                        .params(tenant.value(), id.value())
                        .query(this::read)
                        .optional());
    }

    List<Import> page(TenantId tenant, @Nullable ImportId after, int limit) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT * FROM contact_import
                        WHERE tenant_id = :tenant AND (:after::uuid IS NULL OR id < :after)
                        ORDER BY id DESC LIMIT :limit""")
                        .param("tenant", tenant.value())
                        .param("after", after == null ? null : after.value(), Types.OTHER)
                        .param("limit", limit)
                        .query(this::read)
                        .list());
    }

    /// Only a draft can be planned anew.
    boolean plan(TenantId tenant, ImportId id, FirstLook look, ImportOptions options) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        UPDATE contact_import
                        SET plan = :plan::jsonb, total = :total, tags = :tags, default_country = :country
                        WHERE tenant_id = :tenant AND id = :id AND status = 'draft'""")
                                .param("tenant", tenant.value())
                                .param("id", id.value())
                                .param("plan", json.writeValueAsString(look.plan()))
                                .param("total", look.total())
                                .param("tags", options.tags().toArray(String[]::new))
                                .param("country", options.defaultCountry(), Types.VARCHAR)
                                .update()
                        == 1);
    }

    /// Whether it stood in one of `from` and stands in `to` now.
    boolean move(TenantId tenant, ImportId id, Set<Import.Status> from, Import.Status to, @Nullable String problem) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        UPDATE contact_import
                        SET status = :to, problem = :problem, lease_until = NULL,
                            finished_at = CASE WHEN :final THEN :now::timestamptz ELSE finished_at END
                        WHERE tenant_id = :tenant AND id = :id AND status = ANY (:from)""")
                                .param("tenant", tenant.value())
                                .param("id", id.value())
                                .param(
                                        "from",
                                        from.stream().map(Import.Status::code).toArray(String[]::new))
                                .param("to", to.code())
                                .param("problem", problem, Types.VARCHAR)
                                .param("final", !to.isMoving() && to != Import.Status.DRAFT)
                                .param("now", now())
                                .update()
                        == 1);
    }

    /// Imports of all clients that nobody works on, the oldest first.
    List<Open> open() {
        return scopes.engine(
                () -> jdbc.sql("""
                        SELECT tenant_id, id, status FROM contact_import
                        WHERE status IN ('queued', 'running', 'undoing') AND (lease_until IS NULL OR lease_until < ?)
                        ORDER BY created_at LIMIT 100""").param(now()).query(ContactImports::readOpen).list());
    }

    /// Drafts that nobody came back to.
    List<Open> abandoned(Instant before) {
        return scopes.engine(() -> jdbc.sql("""
                        SELECT tenant_id, id, status FROM contact_import
                        WHERE status = 'draft' AND created_at < ? LIMIT 100""")
                .param(before.atOffset(ZoneOffset.UTC))
                .query(ContactImports::readOpen)
                .list());
    }

    /// Whether the import is the caller's to work on, until the lease ends.
    boolean claim(TenantId tenant, ImportId id) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        UPDATE contact_import
                        SET status = CASE status WHEN 'queued' THEN 'running' ELSE status END,
                            started_at = coalesce(started_at, :now), lease_until = :lease, attempts = attempts + 1
                        WHERE tenant_id = :tenant AND id = :id AND status IN ('queued', 'running', 'undoing')
                          AND (lease_until IS NULL OR lease_until < :now)""")
                                .param("tenant", tenant.value())
                                .param("id", id.value())
                                .param("now", now())
                                .param("lease", now().plus(LEASE))
                                .update()
                        == 1);
    }

    /// Holds the import until the end of the transaction, if it still stands where the caller left it.
    boolean lock(TenantId tenant, ImportId id, int line) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT 1 FROM contact_import
                        WHERE tenant_id = ? AND id = ? AND status = 'running' AND cursor_line = ? FOR UPDATE""")
                        .params(tenant.value(), id.value(), line)
                        .query(Integer.class)
                        .optional()
                        .isPresent());
    }

    void advance(TenantId tenant, ImportId id, int line, Tally tally) {
        scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        UPDATE contact_import
                        SET cursor_line = :line, accepted = accepted + :accepted, updated = updated + :updated,
                            duplicates = duplicates + :duplicates, rejected = rejected + :rejected,
                            fixed = fixed + :fixed, lease_until = :lease, attempts = 0,
                            fixes = (SELECT coalesce(jsonb_object_agg(fix, times), '{}')
                                     FROM (SELECT fix, sum(times::int) AS times
                                           FROM (SELECT * FROM jsonb_each_text(fixes)
                                                 UNION ALL SELECT * FROM jsonb_each_text(:fixes::jsonb)) AS made(fix, times)
                                           GROUP BY fix) AS together)
                        WHERE tenant_id = :tenant AND id = :id""")
                        .param("tenant", tenant.value())
                        .param("id", id.value())
                        .param("line", line)
                        .param("accepted", tally.accepted())
                        .param("updated", tally.updated())
                        .param("duplicates", tally.duplicates())
                        .param("rejected", tally.rejected())
                        .param("fixed", tally.fixed())
                        .param("fixes", json.writeValueAsString(tally.fixes()))
                        .param("lease", now().plus(LEASE))
                        .update());
    }

    void forgetAttempts(TenantId tenant, ImportId id) {
        scopes.tenant(
                tenant,
                () -> jdbc.sql("UPDATE contact_import SET attempts = 0 WHERE tenant_id = ? AND id = ?")
                        .params(tenant.value(), id.value())
                        .update());
    }

    void countUndone(TenantId tenant, ImportId id, int undone) {
        scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        UPDATE contact_import SET undone = undone + ?, lease_until = ? WHERE tenant_id = ? AND id = ?""")
                        .params(undone, now().plus(LEASE), tenant.value(), id.value())
                        .update());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private Import read(ResultSet row, int number) throws SQLException {
        return new Import(
                new ImportId(row.getObject("id", UUID.class)),
                row.getString("file_name"),
                row.getLong("file_size"),
                json.readValue(row.getString("plan"), ImportPlan.class),
                List.of((String[]) row.getArray("tags").getArray()),
                row.getString("default_country"),
                Import.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("problem"),
                row.getInt("cursor_line"),
                row.getInt("total"),
                row.getInt("accepted"),
                row.getInt("updated"),
                row.getInt("duplicates"),
                row.getInt("rejected"),
                row.getInt("undone"),
                row.getInt("fixed"),
                json.readValue(row.getString("fixes"), FIXES),
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private static Open readOpen(ResultSet row, int number) throws SQLException {
        return new Open(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                new ImportId(row.getObject("id", UUID.class)),
                row.getString("status").equals("undoing"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    record Open(TenantId tenant, ImportId id, boolean isUndo) {}

    /// What became of some rows.
    ///
    /// @param fixes how often what was mended
    record Tally(int accepted, int updated, int duplicates, int rejected, int fixed, Map<String, Integer> fixes) {}
}
