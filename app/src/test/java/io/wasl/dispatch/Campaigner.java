package io.wasl.dispatch;

import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.database.Scopes;
import io.wasl.kernel.Ids;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.message.Direction;
import io.wasl.message.Lane;
import io.wasl.message.MessageFilter;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.message.Messages;
import io.wasl.message.Purpose;
import io.wasl.message.StoredMessage;
import io.wasl.meta.Component;
import io.wasl.meta.Recipient;
import io.wasl.meta.TemplateMould;
import io.wasl.tenant.Tenants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A client of the test installation that sends campaigns from one number of the simulator's.
record Campaigner(
        TenantId tenant,
        AccountId account,
        Dispatch dispatch,
        Messages messages,
        Ids ids,
        Scopes scopes,
        JdbcClient jdbc) {

    static final TemplateMould MOULD = new TemplateMould(
            "soldes_printemps",
            "fr",
            List.of(
                    new TemplateMould.Slot(Component.BODY, -1, null),
                    new TemplateMould.Slot(Component.BODY, -1, null)));

    @org.springframework.stereotype.Component
    record Founder(
            Tenants tenants,
            Accounts accounts,
            Dispatch dispatch,
            Messages messages,
            Ids ids,
            Scopes scopes,
            JdbcClient jdbc) {

        Campaigner found(String phoneNumberId, int messagesPerSecond) {
            scopes.engine(() -> jdbc.sql("DELETE FROM outgoing").update());
            scopes.engine(() -> jdbc.sql("DELETE FROM road").update());
            scopes.engine(() -> jdbc.sql("DELETE FROM whatsapp_accounts").update());
            scopes.engine(() -> jdbc.sql("DELETE FROM removed_account").update());
            var tenant = tenants.add("Client " + UUID.randomUUID()).id();
            var account = number(tenant, phoneNumberId, messagesPerSecond);
            return new Campaigner(tenant, account, dispatch, messages, ids, scopes, jdbc);
        }

        AccountId number(TenantId tenant, String phoneNumberId, int messagesPerSecond) {
            var token = new Secret("sandbox-access-token");
            var account =
                    new NewAccount("Boutique", phoneNumberId, "200000000000001", token, null, null, messagesPerSecond);
            var id = accounts.addUnchecked(tenant, account).id();
            scopes.engine(() -> jdbc.sql("""
                            UPDATE whatsapp_accounts
                            SET status = 'CONNECTED', problem = NULL, checked_at = now(), proven_at = now()
                            """).update());
            return id;
        }
    }

    BatchId open(int total) {
        return dispatch.open(new NewBatch(tenant, account, Lane.BULK, MOULD, total, null, "Soldes"));
    }

    BatchId start(int total) {
        var batch = open(total);
        enqueue(batch, total);
        dispatch.seal(tenant, batch);
        return batch;
    }

    /// @param end null for none
    BatchId startUntil(int total, @Nullable Instant end) {
        var batch = dispatch.open(
                new NewBatch(tenant, account, Lane.BULK, MOULD, total, null, "Soldes", Purpose.MARKETING, false, end));
        enqueue(batch, total);
        dispatch.seal(tenant, batch);
        return batch;
    }

    /// The same client with another of its numbers.
    Campaigner from(AccountId other) {
        return new Campaigner(tenant, other, dispatch, messages, ids, scopes, jdbc);
    }

    List<MessageId> enqueue(BatchId batch, int count) {
        List<Outgoing> chunk = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chunk.add(outgoing("+26134%07d".formatted(i)));
        }
        dispatch.enqueue(tenant, batch, chunk);
        return chunk.stream().map(Outgoing::id).toList();
    }

    Outgoing outgoing(String phone) {
        return new Outgoing(
                new MessageId(ids.next()),
                new Recipient.Phone(phone),
                null,
                List.of("Soa", "dimanche"),
                "Bonjour Soa",
                null);
    }

    Progress progress(BatchId batch) {
        return dispatch.progress(tenant, batch).orElseThrow();
    }

    long count(BatchId batch, MessageStatus status) {
        return progress(batch).counts().getOrDefault(status, 0L);
    }

    List<StoredMessage> of(BatchId batch) {
        return messages.ofBatch(tenant, batch.value(), Set.of(), null, 1000);
    }

    /// Counted anew from the messages themselves, in one snapshot with what the batch says of itself.
    void assertThatCountsAddUp(BatchId batch) {
        scopes.engine(() -> {
            jdbc.sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ").update();
            Map<MessageStatus, Long> anew = new EnumMap<>(MessageStatus.class);
            BatchCounts.STATUSES.forEach(status -> anew.put(status, 0L));
            jdbc.sql("SELECT status, count(*) FROM message WHERE batch_id = ? GROUP BY status")
                    .param(batch.value())
                    .query(row -> {
                        anew.put(MessageStatus.of(row.getInt(1)), row.getLong(2));
                    });
            var held = jdbc.sql(
                            "SELECT total - enqueued AS missing, sealed AND state = 'CANCELLED' AS over FROM batch WHERE id = ?")
                    .param(batch.value())
                    .query((row, number) -> Map.entry(row.getLong("missing"), row.getBoolean("over")))
                    .single();
            anew.merge(held.getValue() ? MessageStatus.CANCELLED : MessageStatus.QUEUED, held.getKey(), Long::sum);
            org.assertj.core.api.Assertions.assertThat(new BatchCounts(jdbc).of(tenant, batch))
                    .isEqualTo(anew);
        });
    }

    List<StoredMessage> outbound() {
        return messages.list(tenant, new MessageFilter(null, Direction.OUTBOUND, null), null, 1000);
    }
}
