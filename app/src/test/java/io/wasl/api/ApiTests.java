package io.wasl.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.identity.ApiKeys;
import io.wasl.kernel.TenantId;
import io.wasl.testing.Client;
import io.wasl.testing.Platform;
import io.wasl.testing.WaslTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractStringAssert;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/// What every noun of the API shares.
@WaslTest
@Import(Things.class)
class ApiTests {

    private final Platform platform;
    private final ApiKeys keys;
    private final Things things;
    private final TenantId soa;
    private final String key;

    @LocalServerPort
    private int port;

    ApiTests(@Autowired ApplicationContext context, @Autowired ApiKeys keys, @Autowired Things things) {
        this.platform = new Platform(context);
        this.keys = keys;
        this.things = things;
        this.soa = platform.client("Boutique Soa");
        this.key = platform.apiKey(soa);
    }

    @Test
    void aKeyOpens() {
        assertThat(get("/devices", key).statusCode()).isEqualTo(200);
        assertThat(get("/devices", key).headers().firstValue("Cache-Control").orElse(""))
                .contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "wasl_", "wasl_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "null", "' OR 1=1 --"})
    void aWrongKeyDoesNot(String wrong) {
        var answer = get("/devices", wrong);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        problem(answer).contains("\"code\":\"unauthorized\"");
    }

    @Test
    void anExpiredKeyDoesNot() {
        var expired = keys.create(soa, "Old", List.of("*"), Instant.parse("2020-01-01T00:00:00Z"))
                .reveal();

        assertThat(get("/devices", expired).statusCode()).isEqualTo(401);
    }

    @Test
    void aRevokedKeyDoesNotAtOnce() {
        var revoked = keys.create(soa, "Lost", List.of("*")).reveal();
        var id = keys.list(soa).stream()
                .filter(found -> found.label().equals("Lost"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(get("/devices", revoked).statusCode()).isEqualTo(200);

        assertThat(keys.revoke(platform.client("Vola"), id)).isFalse();
        assertThat(keys.revoke(soa, id)).isTrue();

        assertThat(get("/devices", revoked).statusCode()).isEqualTo(401);
    }

    @Test
    void aKeyIsKeptAsItsHashOnly() {
        assertThat(keys.list(soa).toString()).doesNotContain(key);
        assertThat(keys.list(soa))
                .allSatisfy(found -> assertThat(key).startsWith(found.hint().substring(0, 5)));
    }

    @Test
    void aKeyIsHeldToItsScopes() {
        var reader = platform.apiKey(soa, "devices:read");
        var stranger = platform.apiKey(soa, "contacts");

        assertThat(get("/devices", reader).statusCode()).isEqualTo(200);
        var refused = post(reader, "{\"name\":\"x\",\"count\":1}");
        assertThat(refused.statusCode()).isEqualTo(403);
        problem(refused).contains("insufficient_scope", "devices:write");
        assertThat(get("/devices", stranger).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"x\",\"count\":1,\"tenant_id\":\"7\"} | tenant_id",
                "{\"name\":\"x\",\"count\":1,\"first_part\":{\"made\":1}} | first_part.made",
                "{\"name\":\"x\",\"count\":1,\"parts\":[{},{\"at\":1}]} | parts[1].at",
                "{\"name\":\"x\",\"count\":\"1\"} | count",
                "{\"name\":\"x\",\"count\":1.5} | count",
                "{\"name\":\"x\",\"count\":1,\"first_part\":{\"made_at\":\"soon\"}} | first_part.made_at",
                "{\"name\":\" \",\"count\":1} | name",
                "{\"count\":1} | name",
            })
    void wrongInputIsNamed(String json, String field) {
        var answer = post(key, json);

        assertThat(answer.statusCode()).isEqualTo(400);
        problem(answer).contains("\"code\":\"invalid_input\"", "\"field\":\"" + field + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | missing_body",
                "{ | malformed_json",
                "{\"name\":\"x\",\"name\":\"y\",\"count\":1} | malformed_json",
                "{\"name\":\"x\",\"count\":1} trailing | malformed_json",
                "not json | malformed_json",
            })
    void brokenBodiesAreRefused(String json, String code) {
        var answer = post(key, json);

        assertThat(answer.statusCode()).isEqualTo(400);
        problem(answer).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void deepAndLargeBodiesAreRefused() {
        assertThat(post(key, "[".repeat(100_000)).statusCode()).isEqualTo(400);
        var large = post(key, "{\"name\":\"" + "x".repeat(2_000_000) + "\",\"count\":1}");
        assertThat(large.statusCode()).isEqualTo(413);
        problem(large).contains("too_large");
        var chunked = new Client(port);
        var body = HttpRequest.BodyPublishers.ofByteArrays(IntStream.range(0, 300)
                .mapToObj(part -> " ".repeat(10_000).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toList());
        assertThat(chunked.send(chunked.request("/api/v1/devices")
                                .header("Authorization", "Bearer " + key)
                                .header("Content-Type", "application/json")
                                .POST(body))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void everyOtherRefusalIsAProblemToo() {
        var client = new Client(port);
        assertProblem(client.api("GET", "/nothing", key, ""), 404, "not_found");
        assertProblem(client.api("GET", "/devices/" + UUID.randomUUID(), key, ""), 404, "not_found");
        assertProblem(client.api("GET", "/devices/7", key, ""), 400, "invalid_input");
        assertProblem(client.api("DELETE", "/devices", key, ""), 405, "method_not_allowed");
        assertProblem(
                client.send(client.request("/api/v1/devices")
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("x"))),
                415,
                "unsupported_media_type");
        assertProblem(
                client.send(client.request("/api/v1/devices")
                        .header("Authorization", "Bearer " + key)
                        .header("Accept", "image/png")),
                406,
                "not_acceptable");
        var exploded = post(key, "{\"name\":\"explode\",\"count\":1}");
        assertProblem(exploded, 500, "internal_error");
        assertThat(exploded.body()).doesNotContain("secret insides", "Exception");
    }

    @Test
    void listsComeInPartsToTheEnd() {
        var first = get("/devices?limit=100", key).body();
        var cursor = first.replaceAll("(?s).*\"next_cursor\":\"([^\"]+)\".*", "$1");

        assertThat(get("/devices?limit=100&cursor=" + cursor, key).body())
                .contains("\"first_count\":100", "\"next_cursor\":null")
                .doesNotContain("\"first_count\":99,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "limit=-1", "cursor=%00", "cursor=*"})
    void wrongPartsAreRefused(String query) {
        assertProblem(get("/devices?" + query, key), 400, "invalid_input");
    }

    @Test
    void theSameKeyAndBodyHaveOneEffectAndOneAnswer() {
        var name = UUID.randomUUID().toString();
        var first = post(key, thing(name), "order-" + name);
        var second = post(key, thing(name), "order-" + name);

        assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(second.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(second.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(things.made).containsEntry(name, 1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        var name = UUID.randomUUID().toString();
        post(key, thing(name), "order-" + name);

        assertProblem(post(key, thing("other " + name), "order-" + name), 422, "idempotency_key_reused");
        assertThat(things.made).doesNotContainKey("other " + name);
    }

    @Test
    void keysOfTwoClientsDoNotMeet() {
        var name = UUID.randomUUID().toString();
        var vola = platform.apiKey(platform.client("Vola"));

        assertThat(post(key, thing(name), "order").statusCode()).isEqualTo(201);
        assertThat(post(vola, thing(name), "order").statusCode()).isEqualTo(201);
        assertThat(things.made).containsEntry(name, 2);
    }

    @Test
    void fiftyAtOnceHaveOneEffect() {
        var name = UUID.randomUUID().toString();
        things.gate = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 50)
                    .mapToObj(one -> CompletableFuture.supplyAsync(
                            () -> post(key, thing(name), "burst-" + name).statusCode(), threads))
                    .toList();
            Awaitility.await()
                    .until(() ->
                            answers.stream().filter(CompletableFuture::isDone).count() == 49);
            things.gate.countDown();

            assertThat(answers.stream().map(CompletableFuture::join))
                    .containsOnly(201, 409)
                    .filteredOn(status -> status == 201)
                    .hasSize(1);
        }
        assertThat(things.made).containsEntry(name, 1);
        assertThat(post(key, thing(name), "burst-" + name).statusCode()).isEqualTo(201);
    }

    @Test
    void aRefusalFreesTheKey() {
        var idempotencyKey = UUID.randomUUID().toString();

        assertThat(post(key, "{\"name\":\"\",\"count\":1}", idempotencyKey).statusCode())
                .isEqualTo(400);
        assertThat(post(key, "{\"name\":\"explode\",\"count\":1}", idempotencyKey)
                        .statusCode())
                .isEqualTo(500);
        assertThat(post(key, thing(idempotencyKey), idempotencyKey).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aStrangeKeyIsRefused() {
        assertProblem(post(key, thing("x"), "a b"), 400, "invalid_idempotency_key");
        assertProblem(post(key, thing("x"), "x".repeat(256)), 400, "invalid_idempotency_key");
    }

    @Test
    void theDescriptionIsPublicAndSpeaksOfTheFieldsAsTheyAre() {
        var client = new Client(port);
        var description = client.send(client.request("/api/v1/openapi.json"));

        assertThat(description.statusCode()).isEqualTo(200);
        assertThat(description.body())
                .contains("/api/v1/devices", "first_count", "next_cursor")
                .doesNotContain("ApiCaller");
        assertThat(client.get("/api/docs").body())
                .contains("/api/v1/devices", "first_part", "<code>Authorization: Bearer wasl_…</code>")
                .doesNotContain("`");
        var change = new JsonMapper()
                .readTree(description.body())
                .at("/paths/~1api~1v1~1contacts~1{id}/patch/requestBody/content/application~1json/schema");
        assertThat(change.path("$ref").asString()).endsWith("/ContactInput");
    }

    private static String thing(String name) {
        return "{\"name\":\"" + name + "\",\"count\":1}";
    }

    private HttpResponse<String> get(String path, String key) {
        return new Client(port).api("GET", path, key, "");
    }

    private HttpResponse<String> post(String key, String json) {
        return new Client(port).api("POST", "/devices", key, json);
    }

    private HttpResponse<String> post(String key, String json, String idempotencyKey) {
        var client = new Client(port);
        return client.send(client.request("/api/v1/devices")
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        problem(answer).contains("\"code\":\"" + code + "\"");
    }

    private static AbstractStringAssert<?> problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        return assertThat(answer.body());
    }
}
