package io.wasl.message;

import io.wasl.connection.AccountId;
import io.wasl.contact.ContactId;
import io.wasl.database.Column;
import io.wasl.database.Scopes;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds messages by whom they concern, by Meta's id, and by why they failed; each by an index, however many there are.
@Repository
public class SoughtMessages {

    private static final int MAX_PAGE = 1000;

    static final String FAILED = """
            SELECT * FROM message
            WHERE tenant_id = :tenant AND batch_id = :batch AND failed_at IS NOT NULL
              AND coalesce(error_code, 0) = :code AND status = :failed
              AND (:after::uuid IS NULL OR id > :after::uuid)
            ORDER BY id LIMIT :limit
            """;

    /// The batch is compared in a way that no index serves: its own holds the whole campaign.
    static final String OF_BATCH = """
            SELECT * FROM message
            WHERE tenant_id = :tenant AND contact_id = ANY (:contacts) AND batch_id IS NOT DISTINCT FROM :batch
            UNION ALL
            SELECT * FROM message
            WHERE tenant_id = :tenant AND contact_id IS NULL AND phone = ANY (:strangers)
              AND batch_id IS NOT DISTINCT FROM :batch
            ORDER BY id
            """;

    static final String OF_CONTACT = """
            SELECT * FROM message
            WHERE tenant_id = :tenant AND contact_id = :contact
              AND (:before::uuid IS NULL OR id < :before::uuid)
            ORDER BY id DESC LIMIT :limit
            """;

    static final String OF_STRANGER = """
            SELECT * FROM message
            WHERE tenant_id = :tenant AND contact_id IS NULL AND phone = :phone
            ORDER BY id DESC LIMIT :limit
            """;

    static final String OF_WAMID = """
            SELECT * FROM message
            WHERE tenant_id = :tenant AND account_id = ANY (:accounts) AND wamid = :wamid
            """;

    private final JdbcClient jdbc;
    private final Scopes scopes;

    SoughtMessages(JdbcClient jdbc, Scopes scopes) {
        this.jdbc = jdbc;
        this.scopes = scopes;
    }

    /// Those of a batch that failed for one reason, in the order in which they were enqueued.
    ///
    /// @param code Meta's error code; 0 where there is none
    /// @param after the last message of the page before
    public List<StoredMessage> failed(TenantId tenant, UUID batch, int code, @Nullable MessageId after, int limit) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql(FAILED)
                        .param("tenant", tenant.value())
                        .param("batch", batch)
                        .param("code", code)
                        .param("failed", MessageStatus.FAILED.code())
                        .param("after", after == null ? null : after.value())
                        .param("limit", Math.clamp(limit, 1, MAX_PAGE))
                        .query(MessageRow::read)
                        .list());
    }

    /// Those of a batch that went to these people, in the order in which they were enqueued.
    ///
    /// @param strangers the numbers of those who are in nobody's contacts
    public List<StoredMessage> ofBatch(
            TenantId tenant, UUID batch, Collection<ContactId> contacts, Collection<String> strangers) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql(OF_BATCH)
                        .param("tenant", tenant.value())
                        .param("batch", batch)
                        .param("contacts", Column.uuids(contacts, ContactId::value))
                        .param("strangers", strangers.toArray(String[]::new))
                        .query(MessageRow::read)
                        .list());
    }

    /// Those exchanged with one contact, the newest first.
    ///
    /// @param before the last message of the page before
    public List<StoredMessage> exchanged(TenantId tenant, ContactId contact, @Nullable MessageId before, int limit) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql(OF_CONTACT)
                        .param("tenant", tenant.value())
                        .param("contact", contact.value())
                        .param("before", before == null ? null : before.value())
                        .param("limit", Math.clamp(limit, 1, MAX_PAGE))
                        .query(MessageRow::read)
                        .list());
    }

    /// The last ones exchanged with a number that is in nobody's contacts, the newest first.
    public List<StoredMessage> exchanged(TenantId tenant, E164 stranger, int limit) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql(OF_STRANGER)
                        .param("tenant", tenant.value())
                        .param("phone", stranger.value())
                        .param("limit", Math.clamp(limit, 1, MAX_PAGE))
                        .query(MessageRow::read)
                        .list());
    }

    /// The message behind an id of Meta's, at whichever of these numbers.
    public List<StoredMessage> byWamid(TenantId tenant, Collection<AccountId> accounts, String wamid) {
        return scopes.tenant(
                tenant,
                () -> jdbc.sql(OF_WAMID)
                        .param("tenant", tenant.value())
                        .param("accounts", Column.uuids(accounts, AccountId::value))
                        .param("wamid", wamid)
                        .query(MessageRow::read)
                        .list());
    }
}
