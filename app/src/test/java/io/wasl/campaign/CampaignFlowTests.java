package io.wasl.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.wasl.contact.Contacts;
import io.wasl.contact.MarketingConsent;
import io.wasl.contact.NewContact;
import io.wasl.kernel.E164;
import io.wasl.kernel.TenantId;
import io.wasl.template.Templates;
import io.wasl.testing.FreePort;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Campaigns as a program runs them: through the REST API, over a simulated Meta, to the last status.
@WaslTest
@TestPropertySource(properties = {"wasl.engine=true", "wasl.campaign.take-back=1s"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignFlowTests {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int PORT = FreePort.next();
    private static final MetaSimulator META = MetaSimulator.calling(PORT);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Contacts contacts;
    private final TenantId shop;
    private final String key;
    private final String account;
    private final String second;

    CampaignFlowTests(
            @Autowired ApplicationContext context, @Autowired Templates templates, @Autowired Contacts contacts) {
        this.contacts = contacts;
        var platform = new Platform(context);
        shop = platform.client("Boutique Soa");
        key = platform.apiKey(shop, "*");
        var number = platform.connect(shop, "Boutique", MetaSimulator.SHOP);
        templates.sync(shop, number.id());
        account = number.id().toString();
        second = platform.connect(shop, "Service", MetaSimulator.SERVICE).id().toString();
    }

    @DynamicPropertySource
    static void meta(DynamicPropertyRegistry properties) {
        properties.add("setting.META_GRAPH_URL", META::url);
        properties.add("server.port", () -> PORT);
    }

    @AfterAll
    void stop() {
        client.close();
    }

    @Test
    void aCampaignGoesFromDraftToTheLastStatus() {
        tag("spring", 40);
        contact("+261349999999", "Noro", "spring", MarketingConsent.OPTED_OUT);
        contact("+261348888888", null, "spring", MarketingConsent.UNKNOWN);
        long before = accepted();

        var created = call("POST", "/campaigns", campaign("spring", ""), 201);
        var id = created.path("id").stringValue();
        assertThat(created.path("status").stringValue()).isEqualTo("draft");

        var check = call("POST", "/campaigns/" + id + "/check", "", 200);
        assertThat(check.path("verdict").stringValue()).isEqualTo("ready");
        assertThat(check.path("recipients").path("total").asInt()).isEqualTo(42);
        assertThat(check.path("recipients").path("ready").asInt()).isEqualTo(40);
        assertThat(check.path("recipients").path("opted_out").asInt()).isEqualTo(1);
        assertThat(check.path("recipients").path("missing_variables").asInt()).isEqualTo(1);
        assertThat(check.path("cost").path("lines").path(0).path("messages").asInt())
                .isEqualTo(40);
        assertThat(check.path("findings").path(0).path("message").stringValue()).doesNotContain("campaign.");

        assertThat(confirm(id, "0".repeat(64), 409).path("code").stringValue()).isEqualTo("stale_check");
        var digest = check.path("digest").stringValue();
        assertThat(confirm(id, digest, 200).path("status").stringValue()).isEqualTo("confirmed");
        assertThat(confirm(id, digest, 409).path("code").stringValue()).isEqualTo("already_confirmed");

        await().atMost(SOON)
                .until(() -> counts(id).path("read").asInt()
                                + counts(id).path("delivered").asInt()
                                + counts(id).path("failed").asInt()
                                + counts(id).path("sent").asInt()
                        == 40);
        await().atMost(SOON).until(() -> status(id).equals("completed"));
        assertThat(accepted() - before).isEqualTo(40);
        assertThatRecipientsAndTableTellTheSame(id);
        assertThat(call("GET", "/messages?limit=200&campaign=" + id, "", 200)
                        .path("data")
                        .size())
                .isEqualTo(40);
        assertThat(call("GET", "/messages?campaign=" + UUID.randomUUID(), "", 200)
                        .path("data")
                        .size())
                .isZero();
        assertThat(call("PATCH", "/campaigns/" + id, "{\"name\":\"x\"}", 409)
                        .path("code")
                        .stringValue())
                .isEqualTo("not_editable");
        assertThat(call("POST", "/campaigns/" + id + "/cancellation", "", 409)
                        .path("code")
                        .stringValue())
                .isEqualTo("already_over");
    }

    private void assertThatRecipientsAndTableTellTheSame(String id) {
        var first = call("GET", "/campaigns/" + id + "/recipients?limit=25", "", 200);
        assertThat(first.path("data").size()).isEqualTo(25);
        var second = call(
                "GET",
                "/campaigns/" + id + "/recipients?limit=25&cursor="
                        + first.path("next_cursor").stringValue(),
                "",
                200);
        assertThat(second.path("data").size()).isEqualTo(15);
        assertThat(second.path("next_cursor").isNull()).isTrue();
        assertThat(first.path("data").path(0).path("phone").stringValue()).startsWith("+26134");
        var csv = send("GET", "/campaigns/" + id + "/results.csv", "").body();
        assertThat(csv.lines()).hasSize(41);
        assertThat(csv).startsWith("\uFEFFphone,name,status,accepted_at,").contains("\r\n+26134");
    }

    @Test
    void whatIsStoppedHalfWayAddsUpAndNothingMoreLeaves() {
        tag("summer", 200);
        var id = start(campaign("summer", ",\"messages_per_second\":20"));
        await().atMost(SOON)
                .until(() -> counts(id).path("accepted").asInt()
                                + counts(id).path("sent").asInt()
                        > 5);

        call("POST", "/campaigns/" + id + "/pause", "", 200);
        assertThat(status(id)).isEqualTo("paused");
        assertThat(call("POST", "/campaigns/" + id + "/pause", "", 409)
                        .path("code")
                        .stringValue())
                .isEqualTo("not_running");
        call("DELETE", "/campaigns/" + id + "/pause", "", 200);
        assertThat(call("POST", "/campaigns/" + id + "/cancellation", "", 200)
                        .path("status")
                        .stringValue())
                .isEqualTo("cancelled");

        await().atMost(SOON)
                .until(() -> counts(id).path("sending").asInt() == 0
                        && counts(id).path("queued").asInt() == 0);
        var counts = counts(id);
        assertThat(counts.path("total").asInt()).isEqualTo(200);
        assertThat(counts.path("cancelled").asInt()).isPositive();
    }

    @Test
    void whatNumbersShareReachesEverybodyOnce() {
        tag("winter", 60);
        var whole = call("POST", "/campaigns", campaign("winter", ""), 201)
                .path("id")
                .stringValue();
        long before = accepted();
        refusesBadShares(whole);

        var parts = call("POST", "/campaigns/" + whole + "/share", accounts(second), 201)
                .path("data");

        assertThat(parts.size()).isEqualTo(2);
        assertThat(parts.path(0).path("id").stringValue()).isEqualTo(whole);
        assertThat(parts.path(1).path("account").stringValue()).isEqualTo(second);
        assertThat(parts.path(1).path("share").path("part").asInt()).isEqualTo(2);
        assertThat(parts.valueStream()
                        .mapToDouble(part -> part.path("share").path("percent").asDouble())
                        .sum())
                .isEqualTo(100, within(0.001));
        var ids = parts.valueStream().map(part -> part.path("id").stringValue()).toList();
        ids.forEach(this::checkAndConfirm);
        assertThat(call("DELETE", "/campaigns/" + whole + "/share", "", 409)
                        .path("code")
                        .stringValue())
                .isEqualTo("part_confirmed");
        await().atMost(SOON).until(() -> ids.stream().allMatch(id -> status(id).equals("completed")));
        assertThat(accepted() - before).isEqualTo(60);
        var reached = ids.stream()
                .flatMap(id -> call("GET", "/campaigns/" + id + "/recipients?limit=100", "", 200)
                        .path("data")
                        .valueStream())
                .map(person -> person.path("phone").stringValue())
                .toList();
        assertThat(reached).hasSize(60).doesNotHaveDuplicates();
    }

    private void refusesBadShares(String id) {
        var path = "/campaigns/" + id + "/share";
        for (var body : List.of(
                "{}",
                "{\"accounts\":[]}",
                accounts("x"),
                accounts(account),
                accounts(UUID.randomUUID().toString()))) {
            assertThat(fields(call("POST", path, body, 400))).containsExactly("accounts");
        }
        assertThat(fields(call("POST", path, accounts(second).replace("}", ",\"surprise\":1}"), 400)))
                .containsExactly("surprise");
        assertThat(call("DELETE", path, "", 409).path("code").stringValue()).isEqualTo("not_shared");
        assertThat(call("GET", path, "", 200).path("data").isEmpty()).isTrue();
        call("POST", "/campaigns/" + UUID.randomUUID() + "/share", accounts(second), 404);
    }

    private static String accounts(String account) {
        return JSON.writeValueAsString(Map.of("accounts", List.of(account)));
    }

    @Test
    void anotherClientsKeySeesNothing() {
        tag("autumn", 1);
        var id = call("POST", "/campaigns", campaign("autumn", ""), 201)
                .path("id")
                .stringValue();
        var context = HttpRequest.newBuilder(uri("/campaigns/" + id)).header("Authorization", "Bearer wrong");

        assertThat(answer(context.GET().build()).statusCode()).isEqualTo(401);
        assertThat(call("GET", "/campaigns/" + UUID.randomUUID(), "", 404)
                        .path("code")
                        .stringValue())
                .isEqualTo("not_found");
        call("GET", "/campaigns/not-an-id", "", 404);
    }

    @Test
    void badInputIsNamed() {
        assertThat(fields(call("POST", "/campaigns", "{}", 400))).containsExactly("name");
        assertThat(fields(call("POST", "/campaigns", campaign("x", ",\"surprise\":1"), 400)))
                .containsExactly("surprise");
        assertThat(fields(call("POST", "/campaigns", campaign("x", ",\"messages_per_second\":0"), 400)))
                .containsExactly("messages_per_second");
        assertThat(fields(call(
                        "POST",
                        "/campaigns",
                        campaign("x", ",\"schedule\":{\"at\":\"tomorrow\",\"zone\":\"Europe/Paris\"}"),
                        400)))
                .containsExactly("schedule.at");
        assertThat(fields(call(
                        "POST",
                        "/campaigns",
                        campaign("x", ",\"schedule\":{\"at\":\"2030-01-01T09:00:00Z\",\"zone\":\"Mars/Olympus\"}"),
                        400)))
                .containsExactly("schedule.zone");
        assertThat(fields(call(
                        "POST",
                        "/campaigns",
                        campaign("x", "").replace("\"tags\":[\"x\"]", "\"tags\":[\"x\"],\"import\":\"y\""),
                        400)))
                .containsExactly("audience");
        assertThat(fields(call(
                        "POST",
                        "/campaigns",
                        campaign("x", "").replace(account, UUID.randomUUID().toString()),
                        400)))
                .containsExactly("account");
    }

    private String start(String body) {
        var id = call("POST", "/campaigns", body, 201).path("id").stringValue();
        checkAndConfirm(id);
        return id;
    }

    private void checkAndConfirm(String id) {
        var check = call("POST", "/campaigns/" + id + "/check", "", 200);
        confirm(id, check.path("digest").stringValue(), 200);
    }

    private JsonNode confirm(String id, String digest, int expected) {
        return call(
                "POST",
                "/campaigns/" + id + "/confirmation",
                JSON.writeValueAsString(Map.of("digest", digest)),
                expected);
    }

    /// Each recipient stands in exactly one place, whenever one looks.
    private JsonNode counts(String id) {
        var counts = call("GET", "/campaigns/" + id, "", 200).path("counts");
        long sum = 0;
        for (var entry : counts.properties()) {
            sum += entry.getKey().equals("total") ? 0 : entry.getValue().asLong();
        }
        assertThat(sum).isEqualTo(counts.path("total").asLong());
        return counts;
    }

    private String status(String id) {
        return call("GET", "/campaigns/" + id, "", 200).path("status").stringValue();
    }

    private String campaign(String tag, String more) {
        return """
                {"name":"Soldes","account":"%s","template":{"name":"soldes_printemps","language":"fr"},
                 "audience":{"tags":["%s"]},
                 "variables":{"1":{"attribute":"name"},"2":{"value":"30 novembre"}}%s}
                """.formatted(account, tag, more);
    }

    private void tag(String tag, int people) {
        int first = Math.abs(tag.hashCode() % 1_000) * 1_000;
        for (int i = 0; i < people; i++) {
            contact("+26134%07d".formatted(first + i), "Client " + i, tag, MarketingConsent.UNKNOWN);
        }
    }

    private void contact(String phone, @Nullable String name, String tag, MarketingConsent consent) {
        contacts.add(shop, new NewContact(new E164(phone), null, name, null, List.of(tag), Map.of(), consent, "api"));
    }

    private static List<String> fields(JsonNode problem) {
        return problem.path("errors")
                .valueStream()
                .map(error -> error.path("field").stringValue())
                .toList();
    }

    private long accepted() {
        return META.call("GET", "/simulator/accepted/summary", "").path("total").asLong();
    }

    private JsonNode call(String method, String path, String body, int expected) {
        var answer = send(method, path, body);
        assertThat(answer.statusCode())
                .as(method + " " + path + ": " + answer.body())
                .isEqualTo(expected);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return answer(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + PORT + "/api/v1" + path);
    }
}
