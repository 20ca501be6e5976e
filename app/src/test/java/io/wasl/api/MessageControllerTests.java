package io.wasl.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.connection.AccountId;
import io.wasl.database.Scopes;
import io.wasl.identity.ApiKeys;
import io.wasl.kernel.Ids;
import io.wasl.kernel.TenantId;
import io.wasl.message.Fact;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.message.Messages;
import io.wasl.message.NewMessage;
import io.wasl.meta.Recipient;
import io.wasl.tenant.Tenants;
import io.wasl.testing.WaslTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WaslTest
class MessageControllerTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final AccountId SHOP = new AccountId(UUID.randomUUID());

    private final Messages messages;
    private final Tenants tenants;
    private final ApiKeys keys;
    private final Scopes scopes;
    private final Ids ids;
    private final int port;
    private TenantId acme = new TenantId(UUID.randomUUID());
    private String key = "";

    MessageControllerTests(
            @Autowired Messages messages,
            @Autowired Tenants tenants,
            @Autowired ApiKeys keys,
            @Autowired Scopes scopes,
            @Autowired Ids ids,
            @LocalServerPort int port) {
        this.messages = messages;
        this.tenants = tenants;
        this.keys = keys;
        this.scopes = scopes;
        this.ids = ids;
        this.port = port;
    }

    @BeforeEach
    void addClient() {
        acme = tenants.add("Acme " + UUID.randomUUID()).id();
        key = keys.create(acme, "test", List.of("messages:read")).reveal();
    }

    @Test
    void aMessageTellsWhatBecameOfIt() {
        var id = enqueue(acme);
        var about = new Fact.About(acme, SHOP, id, 1);
        var noon = Instant.parse("2026-11-21T12:00:00Z");
        scopes.engine(() -> messages.record(List.of(
                Fact.Happened.accepted(about, noon, "wamid.1"),
                Fact.Happened.failed(about, noon.plusSeconds(2), new Fact.Failure(131026, "undeliverable")))));

        JsonNode shown = get("/" + id, 200);

        assertThat(shown.path("wamid").asString()).isEqualTo("wamid.1");
        assertThat(shown.path("status").asString()).isEqualTo("failed");
        assertThat(shown.path("direction").asString()).isEqualTo("outbound");
        assertThat(shown.path("statuses")
                        .valueStream()
                        .map(status -> status.path("status").asString()))
                .containsExactly("accepted", "failed");
        assertThat(shown.path("statuses").path(0).path("at").asString()).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(shown.path("error").path("code").asInt()).isEqualTo(131026);
        assertThat(shown.path("error").path("meaning").asString()).contains("cannot be delivered");
        assertThat(shown.path("client_ref").asString()).isEqualTo("order-7");
    }

    @Test
    void pagesFollowEachOther() {
        var ids = List.of(enqueue(acme), enqueue(acme), enqueue(acme));

        JsonNode first = get("?limit=2&direction=outbound", 200);
        JsonNode second = get("?limit=2&cursor=" + first.path("next_cursor").asString(), 200);

        assertThat(first.path("data").path(0).path("id").asString())
                .isEqualTo(ids.get(2).toString());
        assertThat(second.path("data").size()).isEqualTo(1);
        assertThat(second.path("data").path(0).path("id").asString())
                .isEqualTo(ids.get(0).toString());
        assertThat(second.path("next_cursor").isNull()).isTrue();
    }

    @Test
    void anotherClientsMessageIsAsAbsentAsNone() {
        var foreign = enqueue(tenants.add("Stranger " + UUID.randomUUID()).id());

        assertThat(get("/" + foreign, 404).path("detail"))
                .isEqualTo(get("/" + new MessageId(ids.next()), 404).path("detail"));
        assertThat(get("", 200).path("data").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?contact=x", "?direction=sideways", "?cursor=%00", "?cursor=YWJj", "?limit=0"})
    void whatCannotBeReadIsRefused(String query) {
        assertThat(get(query, 400).path("code").asString()).isEqualTo("invalid_input");
    }

    @Test
    void anIdThatIsNoneIsAbsent() {
        get("/not-an-id", 404);
    }

    private MessageId enqueue(TenantId tenant) {
        var id = new MessageId(ids.next());
        messages.enqueue(
                tenant,
                List.of(new NewMessage(
                        tenant,
                        id,
                        SHOP,
                        new Recipient.Phone("+261340000001"),
                        null,
                        null,
                        "text",
                        "Salama",
                        "{}",
                        List.of(),
                        MessageStatus.QUEUED,
                        null,
                        null,
                        "order-7")));
        return id;
    }

    private JsonNode get(String rest, int status) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/messages" + rest))
                    .header("Authorization", "Bearer " + key)
                    .build();
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
