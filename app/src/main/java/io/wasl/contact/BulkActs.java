package io.wasl.contact;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was done to many contacts at once.
@Repository
class BulkActs {

    private final JdbcClient jdbc;
    private final Scopes scopes;

    BulkActs(JdbcClient jdbc, Scopes scopes) {
        this.jdbc = jdbc;
        this.scopes = scopes;
    }

    /// One that goes on by itself.
    record Open(TenantId tenant, BulkActId id) {}

    /// How one goes on.
    ///
    /// @param reached the last contact of the piece before
    record Progress(
            BulkAct act, Selection selection, @Nullable ContactId reached) {}

    void add(TenantId tenant, BulkAct act, Selection selection, String by, Instant now) {
        var filter = selection instanceof Selection.Found found ? found.filter() : ContactFilter.ALL;
        var consent = filter.consent();
        scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        INSERT INTO bulk_act (tenant_id, id, kind, tag, chosen, query, with_tag, consent, state, begun_at,
                                              begun_by)
                        VALUES (:tenant, :id, :kind, :tag, :chosen, :query, :withTag, :consent, 'running', :now, :by)""")
                        .param("tenant", tenant.value())
                        .param("id", act.id().value())
                        .param("kind", act.kind().code())
                        .param("tag", act.tag(), Types.VARCHAR)
                        .param("chosen", chosen(selection), Types.ARRAY)
                        .param("query", filter.query(), Types.VARCHAR)
                        .param("withTag", filter.tag(), Types.VARCHAR)
                        .param("consent", consent == null ? null : consent.code(), Types.VARCHAR)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update());
    }

    Optional<BulkAct> find(TenantId tenant, BulkActId id) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("SELECT * FROM bulk_act WHERE tenant_id = ? AND id = ?")
                        .params(tenant.value(), id.value())
                        .query(BulkActs::act)
                        .optional());
    }

    /// Of all tenants, the oldest first.
    List<Open> open() {
        return scopes.engine(() -> jdbc.sql("""
                        SELECT tenant_id, id FROM bulk_act WHERE state IN ('running', 'undoing')
                        ORDER BY begun_at LIMIT 100""")
                .query((row, number) -> new Open(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        new BulkActId(row.getObject("id", UUID.class))))
                .list());
    }

    /// For change until the end of the caller's transaction; empty if somebody else is at it.
    Optional<Progress> lock(TenantId tenant, BulkActId id) {
        return jdbc.sql("SELECT * FROM bulk_act WHERE tenant_id = ? AND id = ? FOR UPDATE SKIP LOCKED")
                .params(tenant.value(), id.value())
                .query(BulkActs::progress)
                .optional();
    }

    /// Within the caller's scope.
    void advance(TenantId tenant, BulkActId id, int changed, @Nullable ContactId reached, BulkAct.State state) {
        jdbc.sql("""
                        UPDATE bulk_act SET affected = affected + :changed, reached = coalesce(:reached, reached), state = :state
                        WHERE tenant_id = :tenant AND id = :id""")
                .param("tenant", tenant.value())
                .param("id", id.value())
                .param("changed", changed)
                .param("reached", reached == null ? null : reached.value(), Types.OTHER)
                .param("state", state.code())
                .update();
    }

    /// What is at work stops at its next piece.
    boolean undo(TenantId tenant, BulkActId id) {
        return scopes.tenant(
                tenant, () -> jdbc.sql("""
                        UPDATE bulk_act SET state = 'undoing'
                        WHERE tenant_id = ? AND id = ? AND state IN ('running', 'done')""").params(tenant.value(), id.value()).update() == 1);
    }

    /// After this nothing can be taken back.
    int forget(Instant before) {
        return scopes.engine(
                () -> jdbc.sql("""
                        DELETE FROM bulk_act WHERE begun_at < ? AND state IN ('done', 'undone')""").param(before.atOffset(ZoneOffset.UTC)).update());
    }

    private static UUID @Nullable [] chosen(Selection selection) {
        return selection instanceof Selection.Chosen chosen
                ? chosen.contacts().stream().map(ContactId::value).toArray(UUID[]::new)
                : null;
    }

    private static BulkAct act(ResultSet row, int number) throws SQLException {
        return new BulkAct(
                new BulkActId(row.getObject("id", UUID.class)),
                BulkAct.Kind.of(row.getString("kind")).orElseThrow(),
                row.getString("tag"),
                row.getInt("affected"),
                BulkAct.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
    }

    private static Progress progress(ResultSet row, int number) throws SQLException {
        var chosen = row.getArray("chosen");
        var consent = row.getString("consent");
        var reached = row.getObject("reached", UUID.class);
        var selection = chosen == null
                ? new Selection.Found(new ContactFilter(
                        row.getString("query"),
                        row.getString("with_tag"),
                        consent == null ? null : MarketingConsent.of(consent).orElseThrow()))
                : new Selection.Chosen(List.of((UUID[]) chosen.getArray()).stream()
                        .map(ContactId::new)
                        .toList());
        return new Progress(act(row, number), selection, reached == null ? null : new ContactId(reached));
    }
}
