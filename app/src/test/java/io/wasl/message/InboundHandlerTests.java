package io.wasl.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.contact.Acquaintances;
import io.wasl.contact.Person;
import io.wasl.contact.Sighting;
import io.wasl.database.Scopes;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.meta.InboundContent;
import io.wasl.meta.InboundMessage;
import io.wasl.tenant.Tenants;
import io.wasl.testing.WaslTest;
import io.wasl.webhook.Received;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@WaslTest
class InboundHandlerTests {

    private static final AtomicLong NUMBERS = new AtomicLong(7_000_000);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String WABA = "7100000001";

    private final InboundHandler handler;
    private final Messages messages;
    private final Acquaintances acquaintances;
    private final Accounts accounts;
    private final Tenants tenants;
    private final Scopes scopes;
    private final JdbcClient jdbc;
    private final String number = String.valueOf(NUMBERS.incrementAndGet());
    private TenantId soa = new TenantId(new UUID(0, 0));

    InboundHandlerTests(
            @Autowired InboundHandler handler,
            @Autowired Messages messages,
            @Autowired Acquaintances acquaintances,
            @Autowired Accounts accounts,
            @Autowired Tenants tenants,
            @Autowired Scopes scopes,
            @Autowired JdbcClient jdbc) {
        this.handler = handler;
        this.messages = messages;
        this.acquaintances = acquaintances;
        this.accounts = accounts;
        this.tenants = tenants;
        this.scopes = scopes;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void connect() {
        soa = tenants.add("Soa " + UUID.randomUUID()).id();
        accounts.addUnchecked(soa, new NewAccount("Soa", number, WABA, new Secret("token-of-soa"), null, null, null));
        scopes.engine(() -> jdbc.sql("UPDATE whatsapp_accounts SET proven_at = now() WHERE phone_number_id = ?")
                .param(number)
                .update());
    }

    @Test
    void whatSomebodyWritesIsKeptWithItsWriter() {
        var rivo = Person.of(soa, "261341234567", null);
        var known = acquaintances.upsertFromWhatsApp(List.of(new Sighting(rivo, null, "Rivo", NOON, true)));

        receive(written("wamid.1", "261341234567", null, new InboundContent.Text("Bonjour")));

        var kept = kept().getFirst();
        assertThat(kept.direction()).isEqualTo(Direction.INBOUND);
        assertThat(kept.status()).isEqualTo(MessageStatus.RECEIVED);
        assertThat(kept.body()).isEqualTo("Bonjour");
        assertThat(kept.phone()).isEqualTo("+261341234567");
        assertThat(messages.list(soa, new MessageFilter(known.get(rivo), null, null), null, 10))
                .hasSize(1);
    }

    @Test
    void whatComesLateStandsWhereItWasWritten() {
        receive(at("wamid.late.1", NOON.minusSeconds(60), "nouveau"));
        receive(at("wamid.late.2", NOON.minusSeconds(200_000), "ancien, livré après"));
        receive(at("wamid.late.3", NOON.minusSeconds(200_000), "ancien, la suite"));
        receive(at("wamid.late.4", NOON, "maintenant"), at("wamid.late.5", NOON, "et encore"));

        assertThat(kept())
                .extracting(StoredMessage::body)
                .containsExactly("et encore", "maintenant", "nouveau", "ancien, la suite", "ancien, livré après");
    }

    @Test
    void aRepeatedMessageIsKeptOnce() {
        var message = written("wamid.2", "261341234567", null, new InboundContent.Text("Bonjour"));

        receive(message, message);
        receive(message);

        assertThat(kept()).hasSize(1);
    }

    @Test
    void somebodyWhoHidesTheNumberIsKnownByTheUserId() {
        receive(written("wamid.3", null, "MG.1234567890", new InboundContent.Reaction("wamid.0", "👍")));

        assertThat(kept())
                .extracting(StoredMessage::type, StoredMessage::body)
                .containsExactly(tuple("reaction", "👍"));
    }

    @Test
    void whatMetaSaysOfAPersonIsNoMessage() {
        receive(written(
                "wamid.6",
                "261341234567",
                null,
                new InboundContent.SystemNotice("user_changed_number", null, null, null)));

        assertThat(kept()).isEmpty();
    }

    private void receive(InboundMessage... received) {
        var events = List.of(received).stream()
                .map(message -> new Received<>(1, 0, NOON, message))
                .toList();
        scopes.engine(() -> handler.handle(events));
    }

    private InboundMessage at(String wamid, Instant at, String body) {
        return new InboundMessage(
                WABA,
                number,
                wamid,
                at,
                "261341234567",
                null,
                "Rivo",
                null,
                new InboundContent.Text(body),
                null,
                null,
                null,
                false);
    }

    private InboundMessage written(
            String wamid, @Nullable String phone, @Nullable String userId, InboundContent content) {
        return new InboundMessage(
                WABA, number, wamid, NOON, phone, userId, "Rivo", null, content, null, null, null, false);
    }

    private List<StoredMessage> kept() {
        return messages.list(soa, MessageFilter.ALL, null, 10);
    }
}
