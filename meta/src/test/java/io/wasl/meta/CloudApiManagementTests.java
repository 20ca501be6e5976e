package io.wasl.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(30)
class CloudApiManagementTests {

    private static final String TOKEN = "EAAGsecretsecretsecret";
    private static final String APP_TOKEN = "4711|appsecretappsecret";

    @Test
    void listsTemplatesOverAllPages() throws IOException {
        asking(
                request -> request.line().contains("after=c1")
                        ? "{\"data\":[{\"id\":\"2\",\"name\":\"b\",\"language\":\"de\",\"category\":\"UTILITY\",\"status\":\"PENDING\"}],\"paging\":{\"cursors\":{\"after\":\"c2\"}}}"
                        : "{\"data\":[{\"id\":\"1\",\"name\":\"a\",\"language\":\"en\",\"category\":\"MARKETING\",\"status\":\"APPROVED\",\"parameter_format\":\"NAMED\","
                                + "\"quality_score\":{\"score\":\"GREEN\"},\"rejected_reason\":\"NONE\",\"components\":[{\"type\":\"BODY\",\"text\":\"Hi {{name}}\"}]}],"
                                + "\"paging\":{\"cursors\":{\"after\":\"c1\"},\"next\":\"http://attacker.example/steal\"}}",
                api -> {
                    List<TemplateDefinition> templates = api.templates(TOKEN, "8001");

                    assertThat(templates).extracting(TemplateDefinition::id).containsExactly("1", "2");
                    assertThat(templates.getFirst().quality()).isEqualTo("GREEN");
                    assertThat(templates.getFirst().variables())
                            .extracting(TemplateVariable::key)
                            .containsExactly("name");
                });
    }

    @Test
    void doesNotFollowAListInCircles() throws IOException {
        asking(
                request -> "{\"data\":[],\"paging\":{\"cursors\":{\"after\":\"same\"},\"next\":\"x\"}}",
                api -> assertThatExceptionOfType(GraphUnreachableException.class)
                        .isThrownBy(() -> api.templates(TOKEN, "8001")));
    }

    @Test
    void createsATemplate() throws IOException {
        JsonNode template = Json.MAPPER.readTree(
                "{\"name\":\"promo\",\"language\":\"en_US\",\"category\":\"UTILITY\",\"components\":[{\"type\":\"BODY\",\"text\":\"Hi\"}]}");
        asking(
                request -> request.body().equals(template.toString())
                        ? "{\"id\":\"77\",\"status\":\"PENDING\",\"category\":\"MARKETING\"}"
                        : "{}",
                api -> assertThat(api.createTemplate(TOKEN, "8001", template))
                        .isEqualTo(new TemplateDefinition(
                                "77",
                                "promo",
                                "en_US",
                                "MARKETING",
                                "PENDING",
                                null,
                                null,
                                "POSITIONAL",
                                template.path("components"))));
    }

    @Test
    void readsANumber() throws IOException {
        String number = """
                {"id":"100","display_phone_number":"+1 555-000-1111","verified_name":"Acme","quality_rating":"GREEN","status":"CONNECTED",
                 "code_verification_status":"VERIFIED","throughput":{"level":"HIGH"},"whatsapp_business_manager_messaging_limit":"TIER_2K","name_status":"APPROVED","new":{}}""";
        PhoneNumber acme = new PhoneNumber(
                "100",
                "+1 555-000-1111",
                "Acme",
                "GREEN",
                "CONNECTED",
                "VERIFIED",
                "HIGH",
                "TIER_2K",
                "APPROVED",
                null);
        asking(
                request -> number,
                api -> assertThat(api.phoneNumber(TOKEN, "100")).isEqualTo(acme));
        asking(
                request -> "{\"data\":[" + number + "]}",
                api -> assertThat(api.phoneNumbers(TOKEN, "8001")).containsExactly(acme));
    }

    @Test
    void readsThePortfolioFromTheHealthOfANumber() throws IOException {
        asking(
                request -> request.line().contains("health_status") ? """
                        {"id":"100","display_phone_number":"+1 555","health_status":{"can_send_message":"AVAILABLE",
                         "entities":[{"entity_type":"WABA","id":"8001"},{"entity_type":"BUSINESS","id":"9001"}]}}""" : "{}",
                api -> assertThat(api.phoneNumber(TOKEN, "100").businessId()).isEqualTo("9001"));
    }

    @Test
    void readsWhatATokenMayDo() throws IOException {
        asking(
                request -> request.line().contains("debug_token?input_token=" + TOKEN) ? """
                        {"data":{"app_id":"4711","is_valid":true,"expires_at":1795000000,"scopes":["whatsapp_business_messaging"],
                         "granular_scopes":[{"scope":"whatsapp_business_management","target_ids":["8001","8002"]},{"scope":"whatsapp_business_messaging","target_ids":["8001"]},{"scope":"email"}]}}""" : "{}",
                api -> assertThat(api.debugToken(APP_TOKEN, TOKEN))
                        .isEqualTo(new TokenInspection(
                                true,
                                "4711",
                                Instant.ofEpochSecond(1795000000),
                                List.of("whatsapp_business_messaging"),
                                List.of("8001", "8002"),
                                null)));
    }

    @Test
    void knowsATokenThatNeverExpires() throws IOException {
        asking(
                request -> "{\"data\":{\"is_valid\":false,\"expires_at\":0,\"error\":{\"message\":\"gone\"}}}",
                api -> assertThat(api.debugToken(APP_TOKEN, TOKEN))
                        .isEqualTo(new TokenInspection(false, null, null, List.of(), List.of(), "gone")));
    }

    @Test
    void subscribesAndListsApps() throws IOException {
        asking(request -> "{\"success\":true}", api -> api.subscribeApp(TOKEN, "8001"));
        asking(
                request ->
                        "{\"data\":[{\"whatsapp_business_api_data\":{\"id\":\"4711\",\"name\":\"Acme\"},\"override_callback_uri\":\"https://o.example\"}]}",
                api -> assertThat(api.subscribedApps(TOKEN, "8001"))
                        .containsExactly(new SubscribedApp("4711", "Acme", "https://o.example")));
    }

    @Test
    void subscribesAnAppAtAnAddressOfItsOwn() throws IOException {
        asking(
                request -> request.body().contains("\"override_callback_uri\":\"https://acme.example/hook\"")
                                && request.body().contains("\"verify_token\":\"verify-me-please\"")
                        ? "{\"success\":true}"
                        : "{}",
                api -> api.subscribeApp(TOKEN, "8001", URI.create("https://acme.example/hook"), "verify-me-please"));
    }

    @Test
    void tellsWhereAnAppsWebhooksGo() throws IOException {
        asking(
                request ->
                        "{\"data\":[{\"object\":\"whatsapp_business_account\",\"callback_url\":\"https://acme.example/hook\",\"active\":true,\"fields\":[{\"name\":\"messages\",\"version\":\"v25.0\"},\"security\"]},{}]}",
                api -> assertThat(api.webhookSubscriptions("4711", APP_TOKEN))
                        .containsExactly(
                                new WebhookSubscription(
                                        "whatsapp_business_account",
                                        "https://acme.example/hook",
                                        true,
                                        List.of("messages", "security")),
                                new WebhookSubscription("", null, false, List.of())));
    }

    @Test
    void subscribesTheWebhookWithAForm() throws IOException {
        asking(
                request -> request.body()
                                .equals(
                                        "object=whatsapp_business_account&callback_url=https%3A%2F%2Facme.example%2Fhook"
                                                + "&verify_token=v%26erify-me-please&fields=messages%2Csecurity")
                        ? "{\"success\":true}"
                        : "{}",
                api -> api.subscribeWebhook(
                        "4711",
                        APP_TOKEN,
                        URI.create("https://acme.example/hook"),
                        "v&erify-me-please",
                        List.of("messages", "security")));
    }

    @Test
    void doesNotTakeSilenceForConsent() throws IOException {
        asking(
                request -> "{\"success\":false}",
                api -> assertThatExceptionOfType(GraphUnreachableException.class)
                        .isThrownBy(() -> api.subscribeApp(TOKEN, "8001")));
    }

    @Test
    void tellsWhyMetaRefusedWithoutTellingSecrets() throws IOException {
        String refusal = """
                {"error":{"message":"Bad token %s or appsecretappsecret","code":100,"error_subcode":2388299,"error_user_title":"T","error_user_msg":"Leading variable","fbtrace_id":"F"}}""".formatted(TOKEN);
        try (RawServer server = RawServer.answering(400, "application/json", refusal);
                CloudApi api = api(server.uri())) {
            assertThatExceptionOfType(GraphException.class)
                    .isThrownBy(() -> api.debugToken(APP_TOKEN, TOKEN))
                    .satisfies(e -> {
                        assertThat(e.error().subcode()).isEqualTo(2388299);
                        assertThat(e.error().details()).isEqualTo("Leading variable");
                        assertThat(e).message().contains("[REDACTED]").doesNotContain(TOKEN, "appsecretappsecret");
                    });
        }
    }

    @Test
    void saysThatAnAnswerCannotBeRead() throws IOException {
        for (String body : List.of("", "<html>", "[]", "{\"data\":")) {
            asking(
                    request -> body,
                    api -> assertThatExceptionOfType(GraphUnreachableException.class)
                            .isThrownBy(() -> api.debugToken(APP_TOKEN, TOKEN))
                            .satisfies(e -> assertThat(e).message().doesNotContain(TOKEN, "appsecret")));
        }
    }

    @Test
    void saysThatMetaCannotBeReached() throws IOException {
        try (RawServer server = new RawServer((request, socket) -> socket.close());
                CloudApi api = api(server.uri())) {
            assertThatExceptionOfType(GraphUnreachableException.class)
                    .isThrownBy(() -> api.debugToken(APP_TOKEN, TOKEN))
                    .satisfies(e -> assertThat(e)
                            .message()
                            .startsWith("GET debug_token: ")
                            .doesNotContain(TOKEN));
            assertThat(server.requests()).hasSize(1);
        }
    }

    private interface Answer {
        String to(RawServer.Request request);
    }

    private static void asking(Answer answer, Consumer<CloudApi> question) throws IOException {
        try (RawServer server = new RawServer((request, socket) -> reply(socket, answer.to(request)));
                CloudApi api = api(server.uri())) {
            question.accept(api);
        }
    }

    private static void reply(Socket socket, String body) throws IOException {
        RawServer.answer(socket, 200, "application/json", body);
    }

    private static CloudApi api(URI uri) {
        return new CloudApi(new GraphSettings(uri, "v25.0", 4, Duration.ofSeconds(2), Duration.ofSeconds(5)));
    }
}
