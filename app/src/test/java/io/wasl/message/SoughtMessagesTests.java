package io.wasl.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.connection.AccountId;
import io.wasl.contact.ContactId;
import io.wasl.database.Scopes;
import io.wasl.kernel.E164;
import io.wasl.kernel.Ids;
import io.wasl.kernel.TenantId;
import io.wasl.tenant.Tenants;
import io.wasl.testing.WaslTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WaslTest
class SoughtMessagesTests {

    private static final E164 RADO = new E164("+261341234567");
    private static final E164 BAKO = new E164("+261347654321");

    private final SoughtMessages sought;
    private final Scopes scopes;
    private final Tenants tenants;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final AccountId shop = new AccountId(UUID.randomUUID());
    private final UUID batch = UUID.randomUUID();
    private final ContactId rado = new ContactId(UUID.randomUUID());
    private TenantId acme = new TenantId(UUID.randomUUID());

    SoughtMessagesTests(
            @Autowired SoughtMessages sought,
            @Autowired Scopes scopes,
            @Autowired Tenants tenants,
            @Autowired JdbcClient jdbc,
            @Autowired Ids ids) {
        this.sought = sought;
        this.scopes = scopes;
        this.tenants = tenants;
        this.jdbc = jdbc;
        this.ids = ids;
    }

    @BeforeEach
    void addTenant() {
        acme = tenants.add("Acme " + UUID.randomUUID()).id();
    }

    @Test
    void thoseThatFailedForOneReasonAreFoundPageByPage() {
        var unreachable = List.of(failed(131026), failed(131026), failed(131026));
        var unexplained = failed(null);
        failed(131049);
        sent(rado, RADO, "wamid.1");

        var first = sought.failed(acme, batch, 131026, null, 2);
        var second = sought.failed(acme, batch, 131026, first.getLast().id(), 2);

        assertThat(first).extracting(StoredMessage::id).isEqualTo(unreachable.subList(0, 2));
        assertThat(second).extracting(StoredMessage::id).isEqualTo(unreachable.subList(2, 3));
        assertThat(sought.failed(acme, batch, 0, null, 9))
                .extracting(StoredMessage::id)
                .containsExactly(unexplained);
    }

    @Test
    void thoseToAPersonAreFoundWithAndWithoutAContact() {
        var known = sent(rado, RADO, "wamid.1");
        var stranger = sent(null, BAKO, "wamid.2");

        assertThat(sought.ofBatch(acme, batch, List.of(rado), List.of(BAKO.value())))
                .extracting(StoredMessage::id)
                .containsExactly(known, stranger);
        assertThat(sought.exchanged(acme, rado, null, 9))
                .extracting(StoredMessage::id)
                .containsExactly(known);
        assertThat(sought.exchanged(acme, BAKO, 9))
                .extracting(StoredMessage::id)
                .containsExactly(stranger);
        assertThat(sought.byWamid(acme, List.of(shop), "wamid.2"))
                .extracting(StoredMessage::id)
                .containsExactly(stranger);
    }

    /// A campaign to a million people is no reason to wait.
    @Test
    void everySearchGoesThroughAnIndexThatNamesWhatIsSought() {
        delivered(5_000);
        failed(131026);

        assertThat(plan(SoughtMessages.FAILED))
                .contains("message_failed_of_batch")
                .contains("batch_id =");
        assertThat(plan(SoughtMessages.OF_BATCH)).contains("message_of_contact").contains("message_to_stranger");
        assertThat(plan(SoughtMessages.OF_CONTACT)).contains("message_of_contact");
        assertThat(plan(SoughtMessages.OF_STRANGER)).contains("message_to_stranger");
        assertThat(plan(SoughtMessages.OF_WAMID)).contains("message_wamid");
    }

    /// How PostgreSQL would go about it if the table were large, seen from behind the wall.
    private String plan(String statement) {
        return scopes.tenant(acme, () -> {
            jdbc.sql("SET LOCAL enable_seqscan = off").update();
            return String.join(
                    "\n",
                    jdbc.sql("EXPLAIN " + statement)
                            .params(Map.of(
                                    "tenant",
                                    acme.value(),
                                    "batch",
                                    batch,
                                    "code",
                                    131026,
                                    "failed",
                                    MessageStatus.FAILED.code(),
                                    "limit",
                                    50,
                                    "contacts",
                                    new UUID[] {rado.value()},
                                    "strangers",
                                    new String[] {BAKO.value()}))
                            .param("after", UUID.randomUUID())
                            .param("before", UUID.randomUUID())
                            .param("contact", rado.value())
                            .param("phone", BAKO.value())
                            .param("accounts", new UUID[] {shop.value()})
                            .param("wamid", "wamid.1")
                            .query(String.class)
                            .list());
        });
    }

    private void delivered(int messages) {
        scopes.tenant(
                acme,
                () -> jdbc.sql("""
                        INSERT INTO message (tenant_id, id, account_id, batch_id, contact_id, direction, status, phone, type)
                        SELECT ?, gen_random_uuid(), ?, ?, gen_random_uuid(), 0, 4, '+26134' || i, 'template'
                        FROM generate_series(1, ?) i
                        """)
                        .params(acme.value(), shop.value(), batch, messages)
                        .update());
    }

    private MessageId failed(@Nullable Integer code) {
        var id = new MessageId(ids.next());
        scopes.tenant(
                acme,
                () -> jdbc.sql("""
                        INSERT INTO message (tenant_id, id, account_id, batch_id, direction, status, phone, type, failed_at,
                            error_code)
                        VALUES (?, ?, ?, ?, 0, 6, ?, 'template', now(), ?)
                        """)
                        .params(acme.value(), id.value(), shop.value(), batch, BAKO.value(), code)
                        .update());
        return id;
    }

    private MessageId sent(@Nullable ContactId contact, E164 phone, String wamid) {
        var id = new MessageId(ids.next());
        scopes.tenant(
                acme,
                () -> jdbc.sql("""
                        INSERT INTO message (tenant_id, id, account_id, batch_id, contact_id, direction, status, phone, type,
                            wamid, sent_at)
                        VALUES (?, ?, ?, ?, ?, 0, 3, ?, 'template', ?, now())
                        """)
                        .params(
                                acme.value(),
                                id.value(),
                                shop.value(),
                                batch,
                                contact == null ? null : contact.value(),
                                phone.value(),
                                wamid)
                        .update());
        return id;
    }
}
