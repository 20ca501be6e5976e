package io.wasl.dispatch;

import io.wasl.connection.AccountId;
import io.wasl.database.Column;
import io.wasl.kernel.TenantId;
import io.wasl.message.Fact;
import io.wasl.message.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Statuses of messages that are not on record. Most belong to another program that sends from the same number; one of
/// ours may be told before we know its id at Meta. For the engine.
@Repository
class UnmatchedStatuses {

    private final JdbcClient jdbc;

    UnmatchedStatuses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A fact about a message that only Meta's id names.
    record Unmatched(Fact.Wamid wamid, Fact.Happened happened) {

        static Unmatched of(Fact.Wamid wamid, Fact.Happened happened) {
            return new Unmatched(wamid, happened);
        }

        Fact.Happened about(MessageId message) {
            var about = new Fact.About(wamid.tenant(), wamid.account(), message, 0);
            return new Fact.Happened(
                    about, happened.kind(), happened.at(), wamid.text(), happened.failure(), happened.price());
        }
    }

    void add(Collection<Unmatched> statuses) {
        jdbc.sql("""
                        INSERT INTO unmatched_status (tenant_id, account_id, wamid, kind, happened_at,
                            error_code, error_detail, pricing_category, pricing_type)
                        SELECT * FROM unnest(:tenants, :accounts, :wamids, :kinds, :times,
                            :codes, :details, :categories, :types)
                        ON CONFLICT DO NOTHING
                        """)
                .param(
                        "tenants",
                        Column.uuids(statuses, status -> status.wamid().tenant().value()))
                .param(
                        "accounts",
                        Column.uuids(
                                statuses, status -> status.wamid().account().value()))
                .param("wamids", Column.texts(statuses, status -> status.wamid().text()))
                .param(
                        "kinds",
                        Column.shorts(
                                statuses, status -> status.happened().kind().code()))
                .param(
                        "times",
                        Column.instants(statuses, status -> status.happened().at()))
                .param("codes", Column.ints(statuses, status -> code(status.happened())))
                .param("details", Column.texts(statuses, status -> detail(status.happened())))
                .param("categories", Column.texts(statuses, status -> category(status.happened())))
                .param("types", Column.texts(statuses, status -> type(status.happened())))
                .update();
    }

    /// Takes out the statuses of messages whose ids at Meta have become known.
    List<Unmatched> take(Collection<Fact.Wamid> wamids) {
        return jdbc.sql("""
                        DELETE FROM unmatched_status u USING unnest(:tenants, :accounts, :wamids)
                            AS g (tenant_id, account_id, wamid)
                        WHERE u.tenant_id = g.tenant_id AND u.account_id = g.account_id AND u.wamid = g.wamid
                        RETURNING u.*
                        """)
                .param("tenants", Column.uuids(wamids, wamid -> wamid.tenant().value()))
                .param("accounts", Column.uuids(wamids, wamid -> wamid.account().value()))
                .param("wamids", Column.texts(wamids, Fact.Wamid::text))
                .query(UnmatchedStatuses::read)
                .list();
    }

    /// The ids of those that arrived lately: what was on its way at the same moment is on record by now.
    List<Fact.Wamid> arrivedWithin(Duration duration, int limit) {
        return jdbc.sql("""
                        SELECT DISTINCT tenant_id, account_id, wamid FROM unmatched_status
                        WHERE received_at > now() - :seconds * interval '1 second' LIMIT :limit
                        """)
                .param("seconds", duration.toSeconds())
                .param("limit", limit)
                .query((row, number) -> wamid(row))
                .list();
    }

    int forget(Duration age) {
        return jdbc.sql("DELETE FROM unmatched_status WHERE received_at < now() - ? * interval '1 second'")
                .param(age.toSeconds())
                .update();
    }

    long count() {
        return jdbc.sql("SELECT count(*) FROM unmatched_status")
                .query(Long.class)
                .single();
    }

    private static @Nullable Integer code(Fact.Happened happened) {
        return happened.failure() == null ? null : happened.failure().code();
    }

    private static @Nullable String detail(Fact.Happened happened) {
        return happened.failure() == null ? null : happened.failure().detail();
    }

    private static @Nullable String category(Fact.Happened happened) {
        return happened.price() == null ? null : happened.price().category();
    }

    private static @Nullable String type(Fact.Happened happened) {
        return happened.price() == null ? null : happened.price().type();
    }

    private static Fact.Wamid wamid(ResultSet row) throws SQLException {
        return new Fact.Wamid(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("wamid"));
    }

    private static Unmatched read(ResultSet row, int number) throws SQLException {
        Integer code = row.getObject("error_code", Integer.class);
        String category = row.getString("pricing_category");
        String type = row.getString("pricing_type");
        var wamid = wamid(row);
        var nobody = new Fact.About(wamid.tenant(), wamid.account(), new MessageId(new UUID(0, 0)), 0);
        return new Unmatched(
                wamid,
                new Fact.Happened(
                        nobody,
                        Fact.Kind.of(row.getInt("kind")),
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                        wamid.text(),
                        code == null ? null : new Fact.Failure(code, row.getString("error_detail")),
                        category == null && type == null ? null : new Fact.Price(category, type)));
    }
}
