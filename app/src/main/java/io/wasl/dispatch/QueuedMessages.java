package io.wasl.dispatch;

import io.wasl.connection.AccountId;
import io.wasl.database.Column;
import io.wasl.kernel.TenantId;
import io.wasl.message.Fact;
import io.wasl.message.Lane;
import io.wasl.message.MessageId;
import io.wasl.meta.Recipient;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The queue: all messages whose outcome is not known yet. Its methods work within the caller's scope.
///
/// What the planner knows of a queue is always out of date. Rows that are given are therefore joined with everything
/// else first, as a step of their own: only then is each looked up by its whole key, never by its tenant alone.
@Repository
class QueuedMessages {

    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;

    QueuedMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(TenantId tenant, AccountId account, @Nullable BatchId batch, Lane lane, Collection<MessageId> messages) {
        add(tenant, new Place(account, batch, lane, null), messages);
    }

    /// @param expiresAt null for never
    record Place(
            AccountId account,
            @Nullable BatchId batch,
            Lane lane,
            @Nullable Instant expiresAt) {}

    void add(TenantId tenant, Place place, Collection<MessageId> messages) {
        jdbc.sql("""
                        INSERT INTO outgoing (tenant_id, message_id, account_id, batch_id, lane, expires_at)
                        SELECT :tenant, id, :account, :batch::uuid, :lane, :expires::timestamptz
                        FROM unnest(:ids) AS given (id)
                        """)
                .param("tenant", tenant.value())
                .param("account", place.account().value())
                .param("batch", place.batch() == null ? null : place.batch().value())
                .param("lane", place.lane().code())
                .param(
                        "expires",
                        place.expiresAt() == null ? null : place.expiresAt().atOffset(ZoneOffset.UTC))
                .param("ids", Column.uuids(messages, MessageId::value))
                .update();
    }

    /// The next of a batch, in order.
    ///
    /// @param after the last one that was read; null to begin
    List<Waiting> ofBatch(Batch batch, @Nullable MessageId after, int limit) {
        return jdbc.sql("""
                        SELECT o.message_id, o.lane, m.phone, m.user_id, m.type, m.content, m.variables,
                            m.reply_to_wamid
                        FROM outgoing o
                        JOIN message m ON m.tenant_id = o.tenant_id AND m.id = o.message_id
                        WHERE o.tenant_id = :tenant AND o.account_id = :account AND o.batch_id = :batch
                          AND o.lane = :lane AND o.message_id > :after
                          AND o.state = 0 AND (o.not_before IS NULL OR o.not_before <= now())
                        ORDER BY o.message_id LIMIT :limit
                        """)
                .param("tenant", batch.tenant().value())
                .param("account", batch.account().value())
                .param("batch", batch.id().value())
                .param("lane", batch.lane().code())
                .param("after", after == null ? FIRST : after.value())
                .param("limit", limit)
                .query((row, number) -> read(batch.tenant(), batch.account(), batch, row))
                .list();
    }

    /// The next on each of the roads that belong to no batch, the most urgent first. Most roads have none: they are
    /// all asked for at once, so that an installation with many idle numbers costs little.
    ///
    /// @param limit for each
    Map<AccountId, List<Waiting>> singles(Collection<Road> roads, int limit) {
        return jdbc
                .sql("""
                        SELECT r.tenant_id, r.account_id, o.*
                        FROM unnest(:tenants, :accounts) AS r (tenant_id, account_id)
                        CROSS JOIN LATERAL (
                            SELECT o.message_id, o.lane, m.phone, m.user_id, m.type, m.content, m.variables,
                                m.reply_to_wamid
                            FROM outgoing o
                            JOIN message m ON m.tenant_id = o.tenant_id AND m.id = o.message_id
                            WHERE o.tenant_id = r.tenant_id AND o.account_id = r.account_id AND o.batch_id IS NULL
                              AND o.state = 0 AND (o.not_before IS NULL OR o.not_before <= now())
                              AND (o.expires_at IS NULL OR o.expires_at > now())
                            ORDER BY o.lane, o.message_id LIMIT :limit) o
                        ORDER BY o.lane, o.message_id
                        """)
                .param("tenants", Column.uuids(roads, road -> road.tenant().value()))
                .param("accounts", Column.uuids(roads, road -> road.account().value()))
                .param("limit", limit)
                .query((row, number) -> read(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        new AccountId(row.getObject("account_id", UUID.class)),
                        null,
                        row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Waiting::account));
    }

    /// Marks messages as about to leave, each under its road's epoch. Those are left out that something has stopped in
    /// the meantime: their batch, another instance, or another mark. No road changes hands until the transaction
    /// ends: who takes one over must see all marks that were made on it.
    List<Marked> mark(UUID instance, Collection<Proposal> proposals) {
        return jdbc.sql("""
                        WITH held AS MATERIALIZED (
                            SELECT r.tenant_id, r.account_id, r.epoch FROM road r
                                JOIN (SELECT DISTINCT tenant_id, account_id FROM unnest(:tenants, :accounts)
                                    AS each (tenant_id, account_id)) g USING (tenant_id, account_id)
                            WHERE r.instance = :instance AND r.leased_until > clock_timestamp()
                            FOR KEY SHARE OF r
                        ), given AS MATERIALIZED (
                            SELECT g.* FROM unnest(:tenants, :ids, :accounts, :epochs)
                                    AS g (tenant_id, message_id, account_id, epoch)
                                JOIN held USING (tenant_id, account_id, epoch)
                        )
                        UPDATE outgoing o SET state = 1, attempt = o.attempt + 1, epoch = g.epoch, intent_at = now()
                        FROM given g
                        WHERE o.tenant_id = g.tenant_id AND o.message_id = g.message_id AND o.state = 0
                          AND (o.batch_id IS NULL OR EXISTS (
                            SELECT FROM batch b
                            WHERE b.tenant_id = o.tenant_id AND b.id = o.batch_id AND b.state = 'RUNNING'))
                        RETURNING o.message_id, o.attempt, extract(epoch FROM now() - o.created_at)::float8 AS waited
                        """)
                .params(proposed(proposals))
                .param("instance", instance)
                .query((row, number) -> new Marked(
                        new MessageId(row.getObject("message_id", UUID.class)),
                        row.getInt("attempt"),
                        row.getDouble("waited")))
                .list();
    }

    /// Which of the messages stand marked under their proposal's epoch. Waits for marks whose commit is under way:
    /// therefore all are locked first, and those that do not stand are left out afterwards.
    List<Marked> marked(Collection<Proposal> proposals) {
        return jdbc
                .sql("""
                        SELECT o.message_id, o.attempt, o.state = 1 AND o.epoch = g.epoch AS stands
                        FROM unnest(:tenants, :ids, :epochs) AS g (tenant_id, message_id, epoch)
                        JOIN outgoing o ON o.tenant_id = g.tenant_id AND o.message_id = g.message_id
                        FOR UPDATE OF o
                        """)
                .params(proposed(proposals))
                .query((row, number) ->
                        row.getBoolean("stands") ? new Marked(readId(row, number), row.getInt("attempt"), 0) : null)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /// @param epoch of the message's road, when it was read
    /// @param business whose people per day are counted; null where they are not
    record Proposal(Waiting message, int epoch, @Nullable String business) {}

    /// @param waited seconds since it was enqueued
    record Marked(MessageId message, int attempt, double waited) {}

    /// Leaves messages alone for a while that have not been marked.
    void defer(Collection<Road.Deferral> deferrals) {
        if (deferrals.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        UPDATE outgoing o SET not_before = now() + g.millis * interval '1 millisecond'
                        FROM unnest(:tenants, :ids, :millis) AS g (tenant_id, message_id, millis)
                        WHERE o.tenant_id = g.tenant_id AND o.message_id = g.message_id AND o.state = 0
                        """)
                .param(
                        "tenants",
                        Column.uuids(
                                deferrals,
                                deferral -> deferral.message().tenant().value()))
                .param(
                        "ids",
                        Column.uuids(
                                deferrals, deferral -> deferral.message().id().value()))
                .param("millis", Column.ints(deferrals, deferral -> (int) (deferral.nanos() / 1_000_000 + 1)))
                .update();
    }

    /// Takes those off the queue whose outcome is known.
    ///
    /// @return those that still belonged to the intent
    Set<MessageId> remove(Collection<Intent> intents) {
        return jdbc.sql("""
                        WITH given AS MATERIALIZED (
                            SELECT g.* FROM unnest(:tenants, :ids, :accounts, :attempts, :epochs)
                                    AS g (tenant_id, message_id, account_id, attempt, epoch)
                                JOIN road r ON r.tenant_id = g.tenant_id AND r.account_id = g.account_id
                                    AND r.epoch = g.epoch
                        )
                        DELETE FROM outgoing o USING given g
                        WHERE o.tenant_id = g.tenant_id AND o.message_id = g.message_id AND o.state = 1
                          AND o.attempt = g.attempt AND o.epoch = g.epoch
                        RETURNING o.message_id
                        """)
                .params(named(intents))
                .query(QueuedMessages::readId)
                .set();
    }

    /// Puts those back whose attempt is proven to have come to nothing, or marks them as in doubt.
    ///
    /// @return those that still belonged to the intent
    Set<MessageId> putBack(Collection<Outcome> outcomes, boolean inDoubt) {
        var intents = outcomes.stream().map(Outcome::intent).toList();
        return jdbc.sql("""
                        WITH given AS MATERIALIZED (
                            SELECT g.* FROM unnest(:tenants, :ids, :accounts, :attempts, :epochs, :millis)
                                    AS g (tenant_id, message_id, account_id, attempt, epoch, millis)
                                JOIN road r ON r.tenant_id = g.tenant_id AND r.account_id = g.account_id
                                    AND r.epoch = g.epoch
                        )
                        UPDATE outgoing o SET state = :state, not_before = now() + g.millis * interval '1 millisecond'
                        FROM given g
                        WHERE o.tenant_id = g.tenant_id AND o.message_id = g.message_id AND o.state = 1
                          AND o.attempt = g.attempt AND o.epoch = g.epoch
                        RETURNING o.message_id
                        """)
                .param("state", (inDoubt ? Passage.State.IN_DOUBT : Passage.State.PENDING).code())
                .params(named(intents))
                .param(
                        "millis",
                        Column.ints(
                                outcomes,
                                outcome -> waitMillis(outcome.verdict().fate())))
                .query(QueuedMessages::readId)
                .set();
    }

    /// When the last message of a batch may be tried, if all that wait must wait for more than a minute; empty if one
    /// may leave sooner, or none waits.
    Optional<Instant> waitsUntil(Batches.Described batch) {
        return jdbc.sql("""
                        WITH waiting AS NOT MATERIALIZED (
                            SELECT not_before FROM outgoing
                            WHERE tenant_id = :tenant AND account_id = :account AND batch_id = :batch AND lane = :lane
                              AND state <> 2)
                        SELECT max(not_before) AS last FROM waiting
                        WHERE NOT EXISTS (SELECT FROM waiting
                            WHERE not_before IS NULL OR not_before < now() + interval '1 minute')
                        """)
                .param("tenant", batch.tenant().value())
                .param("account", batch.account().value())
                .param("batch", batch.id().value())
                .param("lane", batch.lane().code())
                .query((row, number) -> row.getObject("last", OffsetDateTime.class))
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /// For the engine: how many messages of all tenants were not finished at a moment.
    long unfinishedAt(Instant moment) {
        return jdbc.sql("SELECT count(*) FROM outgoing WHERE state < 2 AND created_at < ?")
                .param(moment.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private static Map<String, Object> proposed(Collection<Proposal> proposals) {
        return Map.of(
                "tenants",
                        Column.uuids(
                                proposals,
                                proposal -> proposal.message().tenant().value()),
                "ids",
                        Column.uuids(
                                proposals, proposal -> proposal.message().id().value()),
                "accounts",
                        Column.uuids(
                                proposals,
                                proposal -> proposal.message().account().value()),
                "epochs", Column.ints(proposals, Proposal::epoch));
    }

    private static Map<String, Object> named(Collection<Intent> intents) {
        return Map.of(
                "tenants",
                        Column.uuids(
                                intents, intent -> intent.message().tenant().value()),
                "ids", Column.uuids(intents, intent -> intent.message().id().value()),
                "accounts",
                        Column.uuids(
                                intents, intent -> intent.message().account().value()),
                "attempts", Column.shorts(intents, intent -> (short) intent.attempt()),
                "epochs", Column.ints(intents, Intent::epoch));
    }

    private static @Nullable Integer waitMillis(Verdict.Fate fate) {
        return fate instanceof Verdict.Fate.Again(Duration after, String reason) && after.isPositive()
                ? (int) after.toMillis()
                : null;
    }

    static Fact.About readAbout(ResultSet row, int number) throws SQLException {
        return new Fact.About(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                readId(row, number),
                row.getInt("attempt"));
    }

    static MessageId readId(ResultSet row, int number) throws SQLException {
        return new MessageId(row.getObject("message_id", UUID.class));
    }

    private static Waiting read(TenantId tenant, AccountId account, @Nullable Batch batch, ResultSet row)
            throws SQLException {
        return new Waiting(
                tenant,
                account,
                new MessageId(row.getObject("message_id", UUID.class)),
                batch,
                Lane.of(row.getInt("lane")),
                recipient(row),
                row.getString("type"),
                row.getString("content"),
                texts(row),
                row.getString("reply_to_wamid"));
    }

    private static Recipient recipient(ResultSet row) throws SQLException {
        String phone = row.getString("phone");
        return phone == null
                ? new Recipient.UserId(Objects.requireNonNull(row.getString("user_id")))
                : new Recipient.Phone(phone);
    }

    private static List<String> texts(ResultSet row) throws SQLException {
        var array = row.getArray("variables");
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
