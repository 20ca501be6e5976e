package io.wasl.webhook.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.wasl.database.Scopes;
import io.wasl.identity.UserRole;
import io.wasl.kernel.TenantId;
import io.wasl.meta.WebhookSignature;
import io.wasl.testing.Browser;
import io.wasl.testing.Client;
import io.wasl.testing.Platform;
import io.wasl.testing.TestInstallation;
import io.wasl.testing.WaslTest;
import io.wasl.webhook.TenantLookup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The integration log as people and programs see it.
@WaslTest
@Import(IntegrationLogTests.Accounts.class)
@TestPropertySource(properties = "wasl.engine=true")
class IntegrationLogTests {

    private static final String NUMBER = "106540352242922";
    private static final String EVENTS = "/api/v1/webhook-events";
    private static final String STRANGE = """
            {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"brand_new",
            "value":{"metadata":{"phone_number_id":"%s"},"text":"<script>alert(1)</script>"}}]}]}""".formatted(NUMBER);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Platform platform;
    private final Owners owners;
    private final JdbcClient jdbc;
    private final Scopes scopes;
    private final int port;
    private TenantId soa;

    IntegrationLogTests(
            @Autowired ApplicationContext context,
            @Autowired IntegrationLogTests.Owners owners,
            @Autowired JdbcClient jdbc,
            @Autowired Scopes scopes,
            @LocalServerPort int port) {
        this.platform = new Platform(context);
        this.owners = owners;
        this.jdbc = jdbc;
        this.scopes = scopes;
        this.port = port;
    }

    @BeforeEach
    void anEventOfSoas() {
        soa = platform.client("Boutique Soa");
        owners.byNumber.put(NUMBER, soa);
        deliver(STRANGE);
        await().until(() -> scopes.engine(() -> jdbc.sql(
                                "SELECT count(*) FROM webhook_log WHERE id > (SELECT position FROM webhook_cursor)")
                        .query(Long.class)
                        .single())
                == 0);
    }

    @Test
    void aProgramReadsAndReplaysItsClientsEvents() {
        var key = platform.apiKey(soa);
        var list = json(call("GET", EVENTS + "?state=unrecognised&limit=1", key));
        var event = list.path("data").path(0);

        assertThat(event.path("state").asString()).isEqualTo("unrecognised");
        assertThat(event.path("kind").asString()).isEqualTo("brand_new");
        assertThat(event.path("body").asString()).isEqualTo(STRANGE);
        assertThat(event.path("phone_number_id").asString()).isEqualTo(NUMBER);
        var path = EVENTS + "/" + event.path("id").asString();
        assertThat(call("GET", path, key).statusCode()).isEqualTo(200);
        var replayed = call("POST", path + "/replay", key);
        assertThat(replayed.statusCode()).isEqualTo(200);
        assertThat(json(replayed).path("state").asString()).isEqualTo("unrecognised");
        assertThat(json(call("GET", EVENTS + "?state=processed", key))
                        .path("data")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aListGoesOnWhereItEnded() {
        deliver(STRANGE);
        deliver(STRANGE);
        var key = platform.apiKey(soa);
        await().until(() -> json(call("GET", EVENTS, key)).path("data").size() >= 3);
        var all = json(call("GET", EVENTS, key)).path("data");

        var first = json(call("GET", EVENTS + "?limit=1", key));
        var second = json(call(
                "GET", EVENTS + "?limit=1&cursor=" + first.path("next_cursor").asString(), key));

        assertThat(first.path("data").path(0).path("id")).isEqualTo(all.path(0).path("id"));
        assertThat(second.path("data").path(0).path("id")).isEqualTo(all.path(1).path("id"));
    }

    @Test
    void anotherClientFindsNothing() {
        var id = json(call("GET", EVENTS, platform.apiKey(soa)))
                .path("data")
                .path(0)
                .path("id")
                .asString();
        var stranger = platform.apiKey(platform.client("Vola"));

        assertThat(json(call("GET", EVENTS, stranger)).path("data").isEmpty()).isTrue();
        assertThat(call("GET", EVENTS + "/" + id, stranger).statusCode()).isEqualTo(404);
        assertThat(call("POST", EVENTS + "/" + id + "/replay", stranger).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?state=lost", "?cursor=x", "?cursor=!!", "?limit=0"})
    void whatCannotBeMeantIsRefused(String query) {
        assertThat(call("GET", EVENTS + query, platform.apiKey(soa)).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1-", "99999999999999999999-1", "0-0", "1-99999999999"})
    void whatIsNoEventIsNotFound(String id) {
        assertThat(call("GET", EVENTS + "/" + id, platform.apiKey(soa)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aProgramOrdersARangeOfItsClientsEvents() {
        var key = platform.apiKey(soa);

        var ordered = order(key, "{}");
        assertThat(ordered.statusCode()).isEqualTo(202);
        var path = EVENTS + "/replays/" + json(ordered).path("id").asString();
        await().until(() ->
                json(call("GET", path, key)).path("status").asString().equals("done"));
        assertThat(json(call("GET", path, key)).path("deliveries").asInt()).isPositive();
        assertThat(call("GET", path, platform.apiKey(platform.client("Vola"))).statusCode())
                .isEqualTo(404);

        var huge = order(key, "{\"from\":\"-999999999-01-01T00:00:00Z\",\"to\":\"+999999999-12-31T00:00:00Z\"}");
        assertThat(huge.statusCode()).isEqualTo(400);
        assertThat(json(huge).path("errors").path(0).path("field").asString()).isEqualTo("from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"from\":\"2026-11-21T00:00:00Z\",\"to\":\"2026-11-20T00:00:00Z\"}",
                "{\"from\":\"2026-11-21T00:00:00Z\",\"to\":\"2026-11-21T00:00:00Z\"}",
                "{\"to\":\"-999999999-01-01T00:00:00Z\"}",
                "{\"from\":\"+999999999-12-31T00:00:00Z\"}",
                "{\"from\":\"yesterday\"}",
                "{\"client\":\"Vola\"}",
                "[]",
                ""
            })
    void aRangeThatCannotBeMeantIsRefused(String range) {
        assertThat(order(platform.apiKey(soa), range).statusCode()).isEqualTo(400);
    }

    @Test
    void aPersonOrdersDaysAndLearnsOfOnesThatCannotBeMeant() {
        platform.user(soa, "owner@soa.example", UserRole.OWNER);
        var client = new Client(port);
        client.signIn("owner@soa.example", Platform.PASSWORD);

        assertThat(ordered(client, "", "")).contains("tone-green");
        assertThat(ordered(client, "2026-11-01", "2026-11-21")).contains("tone-green");
        assertThat(ordered(client, "2026-11-21", "2026-11-01")).contains("tone-red");
        assertThat(ordered(client, "-999999999-01-01", "+999999999-12-31")).contains("tone-");
        assertThat(ordered(client, "yesterday", "")).contains("tone-red");
        assertThat(ordered(client, "2026-13-45", "2026-02-30")).contains("tone-red");
    }

    private static String ordered(Client client, String from, String to) {
        var answer = client.submit(
                "/developers/webhook-events", "/developers/webhook-events/replays", Map.of("from", from, "to", to));
        assertThat(answer.statusCode()).isEqualTo(302);
        return client.get("/developers/webhook-events").body();
    }

    private HttpResponse<String> order(String key, String range) {
        return send(HttpRequest.newBuilder(uri(EVENTS + "/replays"))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(range)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "ar"})
    void aPersonReadsAndReplays(String language) {
        var email = "hanta-" + language + "@soa.example";
        platform.user(soa, email, UserRole.OWNER);
        try (var browser = Browser.open(port, language)) {
            browser.enter(email, Platform.PASSWORD)
                    .visit("/developers/webhook-events")
                    .look("webhook-events");
            browser.page().locator("tbody a").first().click();
            PlaywrightAssertions.assertThat(browser.page().locator("pre")).hasText(STRANGE);
            browser.look("webhook-event");
            browser.page().locator("form[action$=replay] button").click();
            PlaywrightAssertions.assertThat(browser.page().locator(".note")).isVisible();
            browser.look("webhook-event-replayed").assertQuiet();
        }
    }

    @Test
    void whoMayNotManageKeysSeesNoEvents() {
        platform.user(soa, "agent@soa.example", UserRole.AGENT);
        try (var browser = Browser.open(port, "en")) {
            browser.enter("agent@soa.example", Platform.PASSWORD);
            var answer = browser.page().navigate("http://localhost:" + port + "/developers/webhook-events");
            assertThat(answer.status()).isEqualTo(403);
        }
    }

    private void deliver(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var answer = send(HttpRequest.newBuilder(uri("/webhook/whatsapp"))
                .header(WebhookSignature.HEADER, new WebhookSignature(TestInstallation.APP_SECRET).sign(bytes))
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> call(String method, String path, String key) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + key)
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return new JsonMapper().readTree(answer.body());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /// Whose the numbers are, as a test says.
    static final class Owners implements TenantLookup {

        final Map<String, TenantId> byNumber = new ConcurrentHashMap<>();

        @Override
        public Map<String, TenantId> tenantsOf(Set<String> phoneNumberIds) {
            return phoneNumberIds.stream()
                    .filter(byNumber::containsKey)
                    .collect(Collectors.toMap(number -> number, byNumber::get));
        }
    }

    @TestConfiguration
    static class Accounts {

        @Bean
        @Primary
        Owners testOwners() {
            return new Owners();
        }
    }
}
