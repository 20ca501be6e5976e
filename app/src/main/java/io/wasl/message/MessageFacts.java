package io.wasl.message;

import io.wasl.connection.AccountId;
import io.wasl.database.Column;
import io.wasl.kernel.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is known about messages of ours, written into their rows. Its methods work within the caller's scope.
@Repository
class MessageFacts {

    // Everyone who writes facts goes through them in one order and looks each message up by its key in turn, so that
    // they wait for each other and never in a circle. What a row becomes is computed from its newest version, and so is
    // what it was: the row itself keeps that for the moment in which it is told.
    private static final String RECORD = """
        WITH given AS MATERIALIZED (
            SELECT * FROM unnest(:tenants, :accounts, :ids, :attempts, :standings, :wamids,
                :accepted, :sent, :delivered, :read, :played, :failed,
                :codes, :details, :categories, :types)
                AS g (tenant_id, account_id, id, attempt, standing, wamid,
                    accepted_at, sent_at, delivered_at, read_at, played_at, failed_at,
                    error_code, detail, pricing_category, pricing_type)
            ORDER BY tenant_id, id
        ), changed AS (
            UPDATE message m SET
                previous_status = m.status,
                attempt = greatest(m.attempt, g.attempt),
                wamid = coalesce(m.wamid, g.wamid),
                accepted_at = least(m.accepted_at, g.accepted_at),
                sent_at = least(m.sent_at, g.sent_at),
                delivered_at = least(m.delivered_at, g.delivered_at),
                read_at = least(m.read_at, g.read_at),
                played_at = least(m.played_at, g.played_at),
                failed_at = least(m.failed_at, g.failed_at),
                error_code = CASE
                    WHEN g.failed_at IS NULL THEN m.error_code
                    WHEN (m.failed_at, m.error_code) <= (g.failed_at, g.error_code) THEN m.error_code
                    ELSE g.error_code END,
                error_detail = CASE
                    WHEN g.failed_at IS NULL THEN coalesce(g.detail, m.error_detail)
                    WHEN (m.failed_at, m.error_code) <= (g.failed_at, g.error_code) THEN m.error_detail
                    ELSE g.detail END,
                pricing_category = least(m.pricing_category, g.pricing_category),
                pricing_type = least(m.pricing_type, g.pricing_type),
                status = message_status(coalesce(g.standing, m.status),
                    least(m.accepted_at, g.accepted_at), least(m.sent_at, g.sent_at),
                    least(m.delivered_at, g.delivered_at), least(m.read_at, g.read_at),
                    least(m.played_at, g.played_at), least(m.failed_at, g.failed_at))
            FROM given g
            WHERE m.tenant_id = g.tenant_id AND m.id = g.id AND m.account_id = g.account_id AND m.direction = 0
              AND (g.attempt > m.taken_back OR g.attempt = 0 OR g.standing IS NOT NULL
                OR coalesce(g.delivered_at, g.read_at, g.played_at) IS NOT NULL)
            RETURNING m.tenant_id, m.id, m.batch_id, m.previous_status AS before, m.status AS after,
                CASE WHEN m.wamid <> g.wamid THEN g.wamid END AS second_wamid, g.attempt
        ), doubled AS (
            INSERT INTO message_duplicate (tenant_id, message_id, wamid, attempt)
            SELECT tenant_id, id, second_wamid, attempt FROM changed WHERE second_wamid IS NOT NULL
            ON CONFLICT DO NOTHING
        )
        SELECT tenant_id, batch_id, before, after, count(*) AS count FROM changed
        WHERE before <> after
        GROUP BY tenant_id, batch_id, before, after
        """;

    private static final String TAKE_BACK = """
        WITH given AS MATERIALIZED (
            SELECT * FROM unnest(:tenants, :ids, :attempts) AS g (tenant_id, id, attempt) ORDER BY tenant_id, id
        ), changed AS (
            UPDATE message m SET previous_status = m.status, status = 0, taken_back = g.attempt, wamid = NULL,
                accepted_at = NULL, sent_at = NULL, failed_at = NULL, error_code = NULL,
                pricing_category = NULL, pricing_type = NULL
            FROM given g
            WHERE m.tenant_id = g.tenant_id AND m.id = g.id AND m.attempt = g.attempt AND m.status = 6
            RETURNING m.tenant_id, m.batch_id, m.previous_status AS before, m.status AS after
        )
        SELECT tenant_id, batch_id, before, after, count(*) AS count FROM changed
        GROUP BY tenant_id, batch_id, before, after
        """;

    private final JdbcClient jdbc;

    MessageFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Move> record(List<Fact> facts) {
        if (facts.isEmpty()) {
            return List.of();
        }
        List<Fact> contradicting = new ArrayList<>();
        List<Move> moves = new ArrayList<>(write(FactSheet.gather(facts, contradicting)));
        moves.addAll(record(contradicting));
        return moves;
    }

    List<Move> takeBack(Collection<Fact.About> attempts) {
        return jdbc.sql(TAKE_BACK)
                .param("tenants", Column.uuids(attempts, about -> about.tenant().value()))
                .param("ids", Column.uuids(attempts, about -> about.message().value()))
                .param("attempts", Column.shorts(attempts, about -> (short) about.attempt()))
                .query(MessageFacts::readMove)
                .list();
    }

    Map<Fact.Wamid, MessageId> byWamid(Collection<Fact.Wamid> wamids) {
        Map<Fact.Wamid, MessageId> found = new HashMap<>();
        jdbc.sql("""
                        SELECT m.tenant_id, m.account_id, m.wamid, m.id
                        FROM unnest(:tenants, :accounts, :wamids) AS g (tenant_id, account_id, wamid)
                        JOIN message m ON m.tenant_id = g.tenant_id AND m.account_id = g.account_id
                            AND m.wamid = g.wamid AND m.direction = 0
                        """)
                .param("tenants", Column.uuids(wamids, wamid -> wamid.tenant().value()))
                .param("accounts", Column.uuids(wamids, wamid -> wamid.account().value()))
                .param("wamids", Column.texts(wamids, Fact.Wamid::text))
                .query((RowCallbackHandler) row -> found.put(
                        new Fact.Wamid(
                                new TenantId(row.getObject("tenant_id", UUID.class)),
                                new AccountId(row.getObject("account_id", UUID.class)),
                                row.getString("wamid")),
                        new MessageId(row.getObject("id", UUID.class))));
        return found;
    }

    private List<Move> write(Collection<FactSheet> sheets) {
        return jdbc.sql(RECORD)
                .param(
                        "tenants",
                        Column.uuids(sheets, sheet -> sheet.about().tenant().value()))
                .param(
                        "accounts",
                        Column.uuids(sheets, sheet -> sheet.about().account().value()))
                .param(
                        "ids",
                        Column.uuids(sheets, sheet -> sheet.about().message().value()))
                .param("attempts", Column.shorts(sheets, FactSheet::attempt))
                .param("standings", Column.shorts(sheets, FactSheet::standing))
                .param("wamids", Column.texts(sheets, FactSheet::wamid))
                .param(
                        "accepted",
                        Column.instants(sheets, sheet -> sheet.times().acceptedAt()))
                .param("sent", Column.instants(sheets, sheet -> sheet.times().sentAt()))
                .param(
                        "delivered",
                        Column.instants(sheets, sheet -> sheet.times().deliveredAt()))
                .param("read", Column.instants(sheets, sheet -> sheet.times().readAt()))
                .param("played", Column.instants(sheets, sheet -> sheet.times().playedAt()))
                .param("failed", Column.instants(sheets, sheet -> sheet.times().failedAt()))
                .param("codes", Column.ints(sheets, FactSheet::errorCode))
                .param("details", Column.texts(sheets, FactSheet::detail))
                .param("categories", Column.texts(sheets, FactSheet::pricingCategory))
                .param("types", Column.texts(sheets, FactSheet::pricingType))
                .query(MessageFacts::readMove)
                .list();
    }

    private static Move readMove(ResultSet row, int number) throws SQLException {
        return new Move(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("batch_id", UUID.class),
                MessageStatus.of(row.getInt("before")),
                MessageStatus.of(row.getInt("after")),
                row.getInt("count"));
    }
}
