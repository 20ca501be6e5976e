package io.wasl.dispatch;

import io.wasl.database.Column;
import io.wasl.kernel.TenantId;
import io.wasl.message.MessageStatus;
import io.wasl.message.Move;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How many messages of each batch stand in each status. Changed only by what moved, in the transaction that moved it.
@Repository
class BatchCounts {

    /// In the order of the columns below.
    static final List<MessageStatus> STATUSES = List.of(
            MessageStatus.QUEUED,
            MessageStatus.SENDING,
            MessageStatus.ACCEPTED,
            MessageStatus.SENT,
            MessageStatus.DELIVERED,
            MessageStatus.READ,
            MessageStatus.FAILED,
            MessageStatus.SKIPPED,
            MessageStatus.UNCONFIRMED,
            MessageStatus.CANCELLED);

    private final JdbcClient jdbc;

    BatchCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Counts moves, in the transaction that they were made in.
    void apply(Writer writer, List<Move> moves) {
        Collection<Delta> deltas = deltas(moves);
        if (deltas.isEmpty()) {
            return;
        }
        var statement = jdbc.sql("""
                        INSERT INTO batch_count AS c (tenant_id, batch_id, writer, queued, sending, accepted, sent,
                            delivered, read, failed, skipped, unconfirmed, cancelled)
                        SELECT tenant_id, batch_id, :writer, queued, sending, accepted, sent,
                            delivered, read, failed, skipped, unconfirmed, cancelled
                        FROM unnest(:tenants, :batches, :queued, :sending, :accepted, :sent, :delivered, :read,
                            :failed, :skipped, :unconfirmed, :cancelled)
                            AS d (tenant_id, batch_id, queued, sending, accepted, sent, delivered, read,
                                failed, skipped, unconfirmed, cancelled)
                        ON CONFLICT (tenant_id, batch_id, writer) DO UPDATE SET
                            queued = c.queued + excluded.queued,
                            sending = c.sending + excluded.sending,
                            accepted = c.accepted + excluded.accepted,
                            sent = c.sent + excluded.sent,
                            delivered = c.delivered + excluded.delivered,
                            read = c.read + excluded.read,
                            failed = c.failed + excluded.failed,
                            skipped = c.skipped + excluded.skipped,
                            unconfirmed = c.unconfirmed + excluded.unconfirmed,
                            cancelled = c.cancelled + excluded.cancelled
                        """)
                .param("writer", writer.code())
                .param("tenants", Column.uuids(deltas, delta -> delta.tenant().value()))
                .param("batches", Column.uuids(deltas, Delta::batch));
        for (MessageStatus status : STATUSES) {
            statement = statement.param(
                    column(status), Column.ints(deltas, delta -> delta.counts().getOrDefault(status, 0)));
        }
        statement.update();
    }

    Map<MessageStatus, Long> of(TenantId tenant, BatchId batch) {
        return jdbc.sql("""
                        SELECT coalesce(sum(queued), 0) AS queued, coalesce(sum(sending), 0) AS sending,
                            coalesce(sum(accepted), 0) AS accepted, coalesce(sum(sent), 0) AS sent,
                            coalesce(sum(delivered), 0) AS delivered, coalesce(sum(read), 0) AS read,
                            coalesce(sum(failed), 0) AS failed, coalesce(sum(skipped), 0) AS skipped,
                            coalesce(sum(unconfirmed), 0) AS unconfirmed, coalesce(sum(cancelled), 0) AS cancelled
                        FROM batch_count WHERE tenant_id = ? AND batch_id = ?
                        """)
                .params(tenant.value(), batch.value())
                .query(BatchCounts::read)
                .single();
    }

    private static Map<MessageStatus, Long> read(ResultSet row, int number) throws SQLException {
        Map<MessageStatus, Long> counts = new EnumMap<>(MessageStatus.class);
        for (MessageStatus status : STATUSES) {
            counts.put(status, row.getLong(column(status)));
        }
        return counts;
    }

    private static String column(MessageStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    /// Sorted, so that all who count lock the batches in one order.
    private static Collection<Delta> deltas(List<Move> moves) {
        Map<UUID, Delta> deltas = new TreeMap<>();
        for (Move move : moves) {
            if (move.batch() != null) {
                var batch = Objects.requireNonNull(move.batch());
                var delta = deltas.computeIfAbsent(
                        batch, id -> new Delta(move.tenant(), id, new EnumMap<>(MessageStatus.class)));
                delta.counts().merge(move.from(), -move.count(), Integer::sum);
                delta.counts().merge(move.to(), move.count(), Integer::sum);
            }
        }
        return new ArrayList<>(deltas.values());
    }

    private record Delta(TenantId tenant, UUID batch, Map<MessageStatus, Integer> counts) {}
}
