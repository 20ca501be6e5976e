package io.wasl.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.Platform;
import io.wasl.testing.PublicAddress;
import io.wasl.testing.WaslTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Accounts and templates as a program sees them.
@WaslTest
@ExtendWith(OutputCaptureExtension.class)
class AccountApiTests {

    private static final MetaSimulator META = MetaSimulator.INSTANCE;
    private static final PublicAddress ADDRESS = PublicAddress.INSTANCE;
    private static final String SHOP =
            "{'name':'Shop','phone_number_id':'%s','waba_id':'%s','access_token':'%s','verify_token':'own-verify-token','app_secret':'own-app-secret-1'}"
                    .formatted(MetaSimulator.SHOP, MetaSimulator.WABA, MetaSimulator.ACCESS_TOKEN);

    private final Platform platform;
    private final Accounts accounts;
    private final HttpClient client = HttpClient.newHttpClient();
    private String key = "";

    @LocalServerPort
    private int port;

    AccountApiTests(@Autowired ApplicationContext context, @Autowired Accounts accounts) {
        this.platform = new Platform(context);
        this.accounts = accounts;
    }

    @BeforeEach
    void aClientWithAKey() {
        META.reset();
        ADDRESS.lead(port);
        platform.forgetNumbers();
        key = platform.apiKey(platform.newClient("Soa"));
    }

    @Test
    void aNumberIsConnectedAndNoSecretComesBack(CapturedOutput output) {
        Answer created = post("/accounts", SHOP);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().path("display_phone_number").stringValue()).isEqualTo("+261 34 12 345 67");
        assertThat(created.body().path("status").stringValue()).isEqualTo("connected");
        assertThat(created.body().path("callback_url").stringValue()).startsWith(ADDRESS.url() + "/webhook/whatsapp/");
        Answer list = get("/accounts");
        assertThat(list.body().path("data")).hasSize(1);
        assertThat(list.body().path("next_cursor").isNull()).isTrue();
        assertThat(created.text() + list.text() + output.getAll())
                .doesNotContain(MetaSimulator.ACCESS_TOKEN, "own-verify-token", "own-app-secret-1");
    }

    @ParameterizedTest
    @CsvSource({
        "phone_number_id,404404,number_not_found",
        "waba_id,404404,waba_not_found",
        "access_token,wrong-access-token,token_invalid"
    })
    void whatMetaDoesNotKnowIsNamedByItsCode(String field, String value, String code) {
        Answer refused =
                post("/accounts", SHOP.replaceFirst("'" + field + "':'[^']*'", "'" + field + "':'" + value + "'"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("code").stringValue()).isEqualTo(code);
        assertThat(refused.text()).doesNotContain("wrong-access-token");
    }

    @Test
    void aSecondTimeIsAConflictAndAnotherClientsNumberIsNotTold() {
        post("/accounts", SHOP);
        assertThat(post("/accounts", SHOP))
                .matches(answer -> answer.status() == 409)
                .matches(answer -> answer.code().equals("already_connected"));

        key = platform.apiKey(platform.client("Vola " + UUID.randomUUID()));
        assertThat(post("/accounts", SHOP))
                .matches(answer -> answer.status() == 409)
                .matches(answer -> answer.code().equals("number_unavailable"))
                .matches(answer -> !answer.text().contains("Soa"));
        assertThat(get("/accounts").body().path("data")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'name':'','phone_number_id':'1','waba_id':'1','access_token':'12345678'}",
                "{'name':'x','phone_number_id':'1 OR 1=1','waba_id':'1','access_token':'12345678'}",
                "{'name':'x','phone_number_id':'../1','waba_id':'1','access_token':'12345678'}",
                "{'name':'x','phone_number_id':'1','waba_id':'1\\u0000','access_token':'12345678'}",
                "{'name':'x\\u0000','phone_number_id':'1','waba_id':'1','access_token':'12345678'}",
                "{'name':'x','phone_number_id':'1','waba_id':'1','access_token':'with a space'}",
                "{'name':'x','phone_number_id':'1','waba_id':'1','access_token':'line\\r\\nHost: evil'}",
                "{'name':'x','phone_number_id':'1','waba_id':'1','access_token':'12345678','messages_per_second':0}",
                "{'name':'x','phone_number_id':'1','waba_id':'1','access_token':'12345678','messages_per_second':99999999999}",
                "{'name':'x','phone_number_id':'1','waba_id':'1','access_token':'12345678','messages_per_second':1.5}",
                "{'name':'x','phone_number_id':'1','waba_id':'1','access_token':'12345678','verify_token':'short'}",
                "{'name':'x','phone_number_id':1,'waba_id':'1','access_token':'12345678'}",
                "{'name':['x'],'phone_number_id':'1','waba_id':'1','access_token':'12345678'}",
                "{'name':'x','phone_number_id':'1','waba_id':'1','access_token':'12345678','tenant_id':'1'}",
                "[]",
                "null",
                "not json",
                ""
            })
    void whatCannotBeAnAccountIsRefusedWithoutAskingMeta(String body) {
        Answer refused = post("/accounts", body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.code()).isNotEmpty();
        assertThat(refused.text()).doesNotContain("12345678", "with a space");
    }

    @Test
    void everyFieldThatIsMissingIsNamed() {
        assertThat(post("/accounts", "{}")
                        .body()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").stringValue()))
                .containsExactly("name", "phone_number_id", "waba_id", "access_token");
    }

    @Test
    void aHugeFieldIsRefused() {
        assertThat(post("/accounts", SHOP.replace("Shop", "x".repeat(500_000))).status())
                .isIn(400, 413);
    }

    @Test
    void healthIsToldInTheLanguageOfTheCaller() {
        String id = post("/accounts", SHOP).body().path("id").stringValue();

        JsonNode english = get("/accounts/" + id + "/health", "en").body();
        JsonNode french = get("/accounts/" + id + "/health", "fr").body();
        JsonNode arabic = get("/accounts/" + id + "/health", "ar").body();

        assertThat(english.path("checks")
                        .valueStream()
                        .map(check -> check.path("name").stringValue()))
                .contains("token", "number", "business_account", "subscription", "callback", "quality", "limit");
        assertThat(english.path("checks")
                        .valueStream()
                        .map(check -> check.path("status").stringValue()))
                .allMatch(status -> status.matches("pass|warn|fail"));
        assertThat(english.toString()).contains("Access token is valid").doesNotContain("null\"");
        assertThat(french.toString()).contains("Le jeton d’accès est valide");
        assertThat(arabic.toString()).contains("رمز الوصول صالح");
    }

    @Test
    void theCallbackIsRegistered() {
        String id = post("/accounts", SHOP).body().path("id").stringValue();

        assertThat(post("/accounts/" + id + "/subscription", ""))
                .matches(answer -> answer.status() == 200)
                .matches(answer -> answer.body()
                        .path("callback_url")
                        .stringValue()
                        .startsWith(ADDRESS.url().toString()));

        ADDRESS.become(PublicAddress.Mood.REFUSES);
        assertThat(post("/accounts/" + id + "/subscription", "").code()).isEqualTo("callback_not_verified");
    }

    @Test
    void templatesAreFetchedListedAndSubmitted() {
        String id = post("/accounts", SHOP).body().path("id").stringValue();

        Answer synced = post("/templates/sync", "{'account':'%s'}".formatted(id));
        assertThat(synced.status()).isEqualTo(200);
        int total = synced.body().path("total").intValue();
        assertThat(get("/templates?account=" + id + "&limit=200").body().path("data"))
                .hasSize(total);

        JsonNode first = get("/templates?limit=3").body();
        assertThat(first.path("data")).hasSize(3);
        JsonNode second = get("/templates?limit=200&cursor="
                        + first.path("next_cursor").stringValue())
                .body();
        assertThat(second.path("data")).hasSize(total - 3);

        Answer created = post("/templates", """
                {'account':'%s','name':'hello_again','language':'en','category':'utility','components':[
                 {'type':'BODY','text':'Hello {{1}}, it is ready for you.','example':{'body_text':[['Bo']]}}]}""".formatted(id));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.body().path("variables").path(0).path("key").stringValue())
                .isEqualTo("1");
        assertThat(created.body().path("variables").path(0).path("component").stringValue())
                .isEqualTo("body");
        assertThat(created.body().path("components").isArray()).isTrue();

        assertThat(post("/templates", """
                        {'account':'%s','name':'hello_bad','language':'en','category':'UTILITY','components':[
                         {'type':'BODY','text':'{{1}} first','example':{'body_text':[['Bo']]}}]}""".formatted(id)))
                .matches(answer -> answer.status() == 422)
                .matches(answer -> answer.code().equals("template_refused"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'account':'ID'}",
                "{'account':'ID','name':'Bad Name','language':'en','category':'UTILITY','components':[{}]}",
                "{'account':'ID','name':'ok','language':'../en','category':'UTILITY','components':[{}]}",
                "{'account':'ID','name':'ok','language':'en','category':'EVIL','components':[{}]}",
                "{'account':'ID','name':'ok','language':'en','category':'UTILITY','components':{}}",
                "{'account':'ID','name':'ok','language':'en','category':'UTILITY','components':[]}",
                "{'account':'ID','name':'ok','language':'en','category':'UTILITY','components':'BODY'}",
                "{'account':'ID','name':'ok','language':'en','category':'UTILITY','components':[{}],'access_token':'x'}",
                "{'account':['ID'],'name':'ok','language':'en','category':'UTILITY','components':[{}]}"
            })
    void whatCannotBeATemplateIsRefused(String body) {
        String id = post("/accounts", SHOP).body().path("id").stringValue();

        assertThat(post("/templates", body.replace("ID", id)).status()).isEqualTo(400);
    }

    @Test
    void aNumberIsRemovedOnce() {
        String id = post("/accounts", SHOP).body().path("id").stringValue();

        assertThat(delete("/accounts/" + id).status()).isEqualTo(204);
        assertThat(get("/accounts").body().path("data")).isEmpty();
        assertThat(delete("/accounts/" + id).status()).isEqualTo(404);
        assertThat(get("/accounts/" + id + "/health").status()).isEqualTo(404);
        assertThat(post("/accounts", SHOP).status()).isEqualTo(201);
    }

    @Test
    void foreignAndAbsentAccountsAreOneAndTheSame() {
        TenantId vola = platform.client("Vola " + UUID.randomUUID());
        String foreign = accounts.addUnchecked(
                        vola, new NewAccount("V", "1", "2", new Secret("access-token"), null, null, null))
                .id()
                .toString();
        for (String id : new String[] {foreign, UUID.randomUUID().toString(), "nonsense", "%00", "%27"}) {
            assertThat(get("/accounts/" + id + "/health").status()).as(id).isIn(404, 400);
            assertThat(post("/accounts/" + id + "/subscription", "").status())
                    .as(id)
                    .isIn(404, 400);
            assertThat(get("/templates?account=" + id).status()).as(id).isIn(404, 400);
            assertThat(delete("/accounts/" + id).status()).as(id).isIn(404, 400);
        }
        assertThat(post("/templates/sync", "{'account':'%s'}".formatted(foreign))
                        .status())
                .isEqualTo(404);
        assertThat(get("/accounts/" + foreign + "/health").text())
                .isEqualTo(get("/accounts/" + UUID.randomUUID() + "/health")
                        .text()
                        .replaceAll("(/accounts/)[^/]+(/health)", "$1" + foreign + "$2"));
    }

    @Test
    void aKeyOpensOnlyItsScopes() {
        key = platform.apiKey(platform.newClient("Soa"), "accounts:read");

        assertThat(get("/accounts").status()).isEqualTo(200);
        assertThat(post("/accounts", SHOP).status()).isEqualTo(403);
        assertThat(delete("/accounts/" + UUID.randomUUID()).status()).isEqualTo(403);
        assertThat(get("/templates").status()).isEqualTo(403);
    }

    private Answer get(String path) {
        return get(path, "en");
    }

    private Answer get(String path, String language) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .header("Accept-Language", language)
                .GET());
    }

    private Answer delete(String path) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .DELETE());
    }

    private Answer post(String path, String body) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(
                    request.header("Authorization", "Bearer " + key).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Answer(int status, String text) {

        JsonNode body() {
            return new JsonMapper().readTree(text);
        }

        String code() {
            return body().path("code").asString("");
        }
    }
}
