package io.wasl.notice;

import io.wasl.database.Scopes;
import io.wasl.identity.UserId;
import io.wasl.kernel.Ids;
import io.wasl.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was told to each client, and who has read it.
@Repository
public class Notices {

    private static final Duration KEPT = Duration.ofDays(180);
    private static final int SHOWN = 200;

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final Ids ids;
    private final Clock clock;

    Notices(JdbcClient jdbc, Scopes scopes, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.ids = ids;
        this.clock = clock;
    }

    /// Tells it, in the caller's transaction if there is one, unless it was told already.
    public void tell(TenantId tenant, NewNotice notice) {
        scopes.tenant(tenant, () -> {
            jdbc.sql("DELETE FROM notice WHERE tenant_id = ? AND told_at < ?")
                    .params(tenant.value(), Timestamp.from(clock.instant().minus(KEPT)))
                    .update();
            jdbc.sql("""
                            INSERT INTO notice (tenant_id, id, kind, fact, path, arguments, told_at)
                            VALUES (:tenant, :id, :kind, :fact, :path, :arguments, :now) ON CONFLICT DO NOTHING
                            """)
                    .param("tenant", tenant.value())
                    .param("id", ids.next())
                    .param("kind", notice.kind().name())
                    .param("fact", notice.fact())
                    .param("path", notice.path())
                    .param("arguments", notice.values().toArray(String[]::new))
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        });
    }

    /// The newest first.
    public List<Notice> latest(TenantId tenant, UserId reader) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT n.*, r.notice_id IS NOT NULL AS read FROM notice n
                        LEFT JOIN notice_reading r
                            ON r.tenant_id = n.tenant_id AND r.notice_id = n.id AND r.user_id = :reader
                        WHERE n.tenant_id = :tenant ORDER BY n.id DESC LIMIT :most
                        """)
                        .param("reader", reader.value())
                        .param("tenant", tenant.value())
                        .param("most", SHOWN)
                        .query(Notices::read)
                        .list());
    }

    public int unread(TenantId tenant, UserId reader) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT count(*) FROM notice n WHERE n.tenant_id = :tenant AND NOT EXISTS (
                            SELECT FROM notice_reading r
                            WHERE r.tenant_id = n.tenant_id AND r.notice_id = n.id AND r.user_id = :reader)
                        """)
                        .param("tenant", tenant.value())
                        .param("reader", reader.value())
                        .query(Integer.class)
                        .single());
    }

    public void readAll(TenantId tenant, UserId reader) {
        scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        INSERT INTO notice_reading (tenant_id, user_id, notice_id)
                        SELECT tenant_id, ?, id FROM notice WHERE tenant_id = ? ON CONFLICT DO NOTHING
                        """).params(reader.value(), tenant.value()).update());
    }

    /// What is no notice of the client's is read by nobody.
    public void read(TenantId tenant, UserId reader, UUID notice) {
        scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        INSERT INTO notice_reading (tenant_id, user_id, notice_id)
                        SELECT tenant_id, ?, id FROM notice WHERE tenant_id = ? AND id = ? ON CONFLICT DO NOTHING
                        """)
                        .params(reader.value(), tenant.value(), notice)
                        .update());
    }

    private static Notice read(ResultSet row, int number) throws SQLException {
        return new Notice(
                row.getObject("id", UUID.class),
                NoticeKind.valueOf(row.getString("kind")),
                row.getString("path"),
                List.of((String[]) row.getArray("arguments").getArray()),
                row.getTimestamp("told_at").toInstant(),
                row.getBoolean("read"));
    }
}
