package io.wasl.message;

import io.wasl.contact.ContactId;
import io.wasl.database.Column;
import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import io.wasl.meta.Recipient;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// All messages, in and out.
@Repository
public class Messages {

    private static final int MAX_PAGE = 1000;

    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final MessageFacts facts;

    Messages(JdbcClient jdbc, Scopes scopes, MessageFacts facts) {
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.facts = facts;
    }

    public Optional<StoredMessage> find(TenantId tenant, MessageId id) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("SELECT * FROM message WHERE tenant_id = ? AND id = ?")
                        .params(tenant.value(), id.value())
                        .query(MessageRow::read)
                        .optional());
    }

    /// The newest first.
    ///
    /// @param before the last message of the page before
    public List<StoredMessage> list(TenantId tenant, MessageFilter filter, @Nullable MessageId before, int limit) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT * FROM message
                        WHERE tenant_id = :tenant
                          AND (:contact::uuid IS NULL OR contact_id = :contact::uuid)
                          AND (:batch::uuid IS NULL OR batch_id = :batch::uuid)
                          AND (:direction::smallint IS NULL OR direction = :direction::smallint)
                          AND (:before::uuid IS NULL OR id < :before::uuid)
                        ORDER BY id DESC LIMIT :limit
                        """)
                        .param("tenant", tenant.value())
                        .param(
                                "contact",
                                filter.contact() == null
                                        ? null
                                        : filter.contact().value())
                        .param("batch", filter.batch())
                        .param(
                                "direction",
                                filter.direction() == null
                                        ? null
                                        : filter.direction().code())
                        .param("before", before == null ? null : before.value())
                        .param("limit", Math.clamp(limit, 1, MAX_PAGE))
                        .query(MessageRow::read)
                        .list());
    }

    /// What was one contact's is another's now. Within the caller's scope, of a tenant or of the engine.
    void move(TenantId tenant, ContactId from, ContactId to) {
        jdbc.sql("UPDATE message SET contact_id = ? WHERE tenant_id = ? AND contact_id = ?")
                .params(to.value(), tenant.value(), from.value())
                .update();
    }

    /// The messages of a batch in the order in which they were enqueued.
    ///
    /// @param statuses empty for all
    /// @param after the last message of the page before
    public List<StoredMessage> ofBatch(
            TenantId tenant, UUID batch, Set<MessageStatus> statuses, @Nullable MessageId after, int limit) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        SELECT * FROM message
                        WHERE tenant_id = :tenant AND batch_id = :batch
                          AND (cardinality(:statuses::smallint[]) = 0 OR status = ANY(:statuses::smallint[]))
                          AND (:after::uuid IS NULL OR id > :after::uuid)
                        ORDER BY id LIMIT :limit
                        """)
                        .param("tenant", tenant.value())
                        .param("batch", batch)
                        .param("statuses", Column.shorts(statuses, MessageStatus::code))
                        .param("after", after == null ? null : after.value())
                        .param("limit", Math.clamp(limit, 1, MAX_PAGE))
                        .query(MessageRow::read)
                        .list());
    }

    /// Those of the people whom nothing of their batch has reached, nor will: their message failed, or never left. Of
    /// an
    /// unconfirmed one nobody can say so.
    public Set<Handed> unreached(TenantId tenant, Collection<Handed> people) {
        if (people.isEmpty()) {
            return Set.of();
        }
        return scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        WITH handed AS MATERIALIZED (
                            SELECT * FROM unnest(:batches, :contacts, :phones) AS g (batch_id, contact_id, phone))
                        SELECT h.* FROM handed h JOIN message m ON m.tenant_id = :tenant AND m.contact_id = h.contact_id
                        WHERE m.batch_id = h.batch_id AND m.phone = h.phone AND m.status = ANY(:statuses)
                        UNION ALL
                        SELECT h.* FROM handed h JOIN message m ON m.tenant_id = :tenant AND m.phone = h.phone
                        WHERE h.contact_id IS NULL AND m.contact_id IS NULL AND m.batch_id = h.batch_id
                          AND m.status = ANY(:statuses)
                        """)
                        .param("tenant", tenant.value())
                        .param("batches", Column.uuids(people, Handed::batch))
                        .param("contacts", Column.uuids(people, Handed::contact))
                        .param("phones", Column.texts(people, Handed::phone))
                        .param("statuses", Column.shorts(MessageStatus.UNREACHED, MessageStatus::code))
                        .query((row, number) -> new Handed(
                                row.getObject("batch_id", UUID.class),
                                row.getObject("contact_id", UUID.class),
                                row.getString("phone")))
                        .set());
    }

    /// Puts messages on record that are to be sent, at least one.
    ///
    /// @throws IllegalArgumentException unless all are of one account, one batch or none, and one type
    public void enqueue(TenantId tenant, List<NewMessage> messages) {
        NewMessage any = messages.getFirst();
        if (!messages.stream().allMatch(any::goesWith)) {
            throw new IllegalArgumentException("These messages do not belong together");
        }
        scopes.tenant(
                tenant,
                () -> jdbc.sql("""
                        INSERT INTO message (tenant_id, id, account_id, batch_id, contact_id, direction, status, phone,
                            user_id, type, body, content, variables, error_detail, client_ref, reply_to_wamid)
                        SELECT :tenant, id, :account, :batch::uuid, contact_id, 0, status, phone,
                            user_id, :type, body, content, variables::text[], error_detail, client_ref, reply_to_wamid
                        FROM unnest(:ids, :contacts, :statuses, :phones, :users, :bodies, :contents, :variables,
                            :details, :refs, :replies)
                            AS given (id, contact_id, status, phone, user_id, body, content, variables,
                                error_detail, client_ref, reply_to_wamid)
                        """)
                        .param("tenant", tenant.value())
                        .param(
                                "ids",
                                Column.uuids(messages, message -> message.id().value()))
                        .param("account", any.account().value())
                        .param("batch", any.batch())
                        .param("type", any.type())
                        .param(
                                "contacts",
                                Column.uuids(
                                        messages,
                                        message -> message.contact() == null
                                                ? null
                                                : message.contact().value()))
                        .param(
                                "statuses",
                                Column.shorts(
                                        messages, message -> message.status().code()))
                        .param("phones", Column.texts(messages, message -> phone(message.to())))
                        .param("users", Column.texts(messages, message -> userId(message.to())))
                        .param("bodies", Column.texts(messages, NewMessage::body))
                        .param("contents", Column.texts(messages, NewMessage::content))
                        .param(
                                "variables",
                                Column.textLists(
                                        messages, message -> message.batch() == null ? null : message.variables()))
                        .param("details", Column.texts(messages, NewMessage::detail))
                        .param("refs", Column.texts(messages, NewMessage::clientRef))
                        .param("replies", Column.texts(messages, NewMessage::replyTo))
                        .update());
    }

    /// Records messages from outside; those that are on record already are left as they are. For the engine.
    ///
    /// @return the ids of those that are new
    public Set<MessageId> receive(List<Inbound> messages) {
        return scopes.engine(() -> jdbc.sql("""
                        INSERT INTO message (tenant_id, id, account_id, contact_id, direction, status, phone, user_id,
                            wamid, type, body, content, reply_to_wamid, sent_at)
                        SELECT tenant_id, id, account_id, contact_id, 1, 10, phone, user_id,
                            wamid, type, body, content, reply_to_wamid, at
                        FROM unnest(:tenants, :ids, :accounts, :contacts, :phones, :users,
                            :wamids, :types, :bodies, :contents, :replies, :times)
                            AS given (tenant_id, id, account_id, contact_id, phone, user_id,
                                wamid, type, body, content, reply_to_wamid, at)
                        ON CONFLICT DO NOTHING
                        RETURNING id
                        """)
                .param(
                        "tenants",
                        Column.uuids(messages, message -> message.tenant().value()))
                .param("ids", Column.uuids(messages, message -> message.id().value()))
                .param(
                        "accounts",
                        Column.uuids(messages, message -> message.account().value()))
                .param(
                        "contacts",
                        Column.uuids(
                                messages,
                                message -> message.contact() == null
                                        ? null
                                        : message.contact().value()))
                .param("phones", Column.texts(messages, Inbound::phone))
                .param("users", Column.texts(messages, Inbound::userId))
                .param("wamids", Column.texts(messages, Inbound::wamid))
                .param("types", Column.texts(messages, Inbound::type))
                .param("bodies", Column.texts(messages, Inbound::body))
                .param("contents", Column.texts(messages, Inbound::content))
                .param("replies", Column.texts(messages, Inbound::replyTo))
                .param("times", Column.instants(messages, Inbound::at))
                .query((row, number) -> new MessageId(row.getObject("id", UUID.class)))
                .set());
    }

    /// Records what is known about messages of ours. Facts may come repeatedly and in any order; those about messages
    /// that are not on record, or belong to another account, are dropped. Works within the caller's scope.
    ///
    /// @return what they changed, to be passed on to whoever counts
    public List<Move> record(List<Fact> facts) {
        return this.facts.record(facts);
    }

    /// Puts messages that failed after Meta had taken them back to where they were before. Nothing has come of these
    /// attempts, and what is still told of them does not count, unless somebody has the message after all. Works
    /// within the caller's scope.
    ///
    /// @return what that changed, to be passed on to whoever counts
    public List<Move> takeBack(Collection<Fact.About> attempts) {
        return facts.takeBack(attempts);
    }

    /// The messages behind Meta's ids. Works within the caller's scope.
    public Map<Fact.Wamid, MessageId> byWamid(Collection<Fact.Wamid> wamids) {
        return facts.byWamid(wamids);
    }

    private static @Nullable String phone(Recipient to) {
        return to instanceof Recipient.Phone(String number) ? number : null;
    }

    private static @Nullable String userId(Recipient to) {
        return to instanceof Recipient.UserId(String id) ? id : null;
    }
}
