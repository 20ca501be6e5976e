package io.wasl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.simulator.Business.Answer;
import io.wasl.simulator.Receiver.Post;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class TemplateTests {

    private static final String ROAD = "/v25.0/" + Business.WABA + "/message_templates";

    @AutoClose
    private final Scene scene = new Scene();

    private final Business business = scene.business;

    @Test
    void approvesAGoodTemplateAfterAWhileAndTellsIt() {
        business.turn("{\"review_ms\":50}");

        Answer created =
                create("autumn_sale", "fr", body("Bonjour {{1}}, nos soldes commencent {{2}} à neuf heures.", 2));

        assertThat(created.json().path("status").asString()).isEqualTo("PENDING");
        assertThat(created.json().path("category").asString()).isEqualTo("MARKETING");
        Post post = scene.receiver.next();
        assertThat(post.field()).isEqualTo("message_template_status_update");
        assertThat(post.value().path("event").asString()).isEqualTo("APPROVED");
        assertThat(post.value().path("message_template_id").isIntegralNumber()).isTrue();
        assertThat(post.value().path("message_template_name").asString()).isEqualTo("autumn_sale");
        assertThat(post.value().path("message_template_language").asString()).isEqualTo("fr");
        assertThat(business.send(Business.template("+33612345678", "autumn_sale", "fr", "Bo", "lundi"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void rejectsWhatMustBeRejectedAndSaysWhy() {
        Answer created = create("reject_me", "en", body("Hello there.", 0));

        Post post = scene.receiver.next();

        assertThat(post.value().path("event").asString()).isEqualTo("REJECTED");
        assertThat(post.value().path("reason").asString()).isEqualTo("TAG_CONTENT_MISMATCH");
        String id = created.json().path("id").asString();
        JsonNode shown =
                business.get("/" + id + "?fields=status,rejected_reason").json();
        assertThat(shown.path("status").asString()).isEqualTo("REJECTED");
        assertThat(shown.path("rejected_reason").asString()).isEqualTo("TAG_CONTENT_MISMATCH");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("upper case in the name", "Bad", "fr", body("Hello.", 0), 0),
                Arguments.of("an unknown language", "ok", "tlh", body("Hello.", 0), 0),
                Arguments.of("no body", "ok", "fr", "{\"type\":\"FOOTER\",\"text\":\"x\"}", 2388072),
                Arguments.of("a body too long", "ok", "fr", body("x".repeat(1025), 0), 2388040),
                Arguments.of("a variable first", "ok", "fr", body("{{1}} hello and welcome.", 1), 2388299),
                Arguments.of("a variable last", "ok", "fr", body("Hello and welcome {{1}}", 1), 2388299),
                Arguments.of("a gap in the numbers", "ok", "fr", body("Hello {{1}} and then {{3}} today.", 2), 2388072),
                Arguments.of(
                        "variables side by side",
                        "ok",
                        "fr",
                        body("Hello dear {{1}} {{2}} and welcome here.", 2),
                        2388293),
                Arguments.of("too few words", "ok", "fr", body("A {{1}} b {{2}}.", 2), 2388293),
                Arguments.of("a broken variable", "ok", "fr", body("Hello {{1} and welcome.", 0), 2388072),
                Arguments.of("no example", "ok", "fr", body("Hello {{1}} and welcome.", 0), 2388043),
                Arguments.of(
                        "a footer with a variable",
                        "ok",
                        "fr",
                        body("Hi.", 0) + ",{\"type\":\"FOOTER\",\"text\":\"{{1}}\"}",
                        2388073),
                Arguments.of("a header too long", "ok", "fr", header("x".repeat(61)) + "," + body("Hi.", 0), 2388040),
                Arguments.of(
                        "two variables in the header",
                        "ok",
                        "fr",
                        header("{{1}} {{2}}") + "," + body("Hi.", 0),
                        2388047),
                Arguments.of("three links", "ok", "fr", body("Hi.", 0) + "," + buttons(3), 2388072),
                Arguments.of("a name that is taken", "spring_sale", "en", body("Hello.", 0), 2388024));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void refuses(String what, String name, String language, String components, int subcode) {
        Answer answer = create(name, language, components);

        assertThat(answer).extracting(Answer::status, Answer::code).containsExactly(400, 100);
        assertThat(answer.json().path("error").path("error_subcode").asInt(0))
                .as(answer.body())
                .isEqualTo(subcode);
        if (subcode > 0) {
            assertThat(answer.json().path("error").path("error_user_msg").asString())
                    .isNotBlank();
        }
    }

    @Test
    void putsMetasOwnWordsIntoAuthenticationTemplates() {
        Answer created = business.post(ROAD, """
                {"name":"login","language":"fr","category":"authentication","components":[
                  {"type":"body","add_security_recommendation":true},
                  {"type":"footer","code_expiration_minutes":5},
                  {"type":"buttons","buttons":[{"type":"otp","otp_type":"copy_code"}]}]}""");
        String id = created.json().path("id").asString();

        JsonNode components =
                business.get("/" + id + "?fields=components").json().path("components");

        assertThat(components.path(0).path("text").asString()).startsWith("Votre code de vérification est *{{1}}*.");
        assertThat(components.path(2).path("buttons").path(0).path("type").asString())
                .isEqualTo("URL");
    }

    @Test
    void wantsAnOtpButtonInAuthenticationTemplates() {
        Answer answer = business.post(
                ROAD,
                "{\"name\":\"login\",\"language\":\"fr\",\"category\":\"AUTHENTICATION\",\"components\":[{\"type\":\"BODY\"}]}");

        assertThat(answer.json().path("error").path("error_subcode").asInt()).isEqualTo(2388072);
    }

    @Test
    void pagesThroughTheListWithoutMissingOrRepeating() {
        List<String> ids = new ArrayList<>();
        String next = ROAD + "?limit=5&fields=name";
        int pages = 0;
        while (!next.isEmpty()) {
            JsonNode page = business.get(next).json();
            page.path("data").forEach(template -> ids.add(template.path("id").asString()));
            next = page.path("paging").path("next").asString("");
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(ids).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void showsTheFieldsThatAreAskedFor() {
        JsonNode listed = business.get(
                        ROAD + "?name=flash_weekend&fields=name,status,quality_score,health_status%7Bentities%7D")
                .json()
                .path("data");

        assertThat(listed).hasSize(1);
        assertThat(listed.path(0).propertyNames())
                .containsExactlyInAnyOrder("name", "status", "quality_score", "health_status", "id");
        assertThat(listed.path(0).path("quality_score").path("score").asString())
                .isEqualTo("RED");
        assertThat(business.get(ROAD + "?fields=colour").code()).isEqualTo(100);
        assertThat(business.get(ROAD + "?status=REJECTED").json().path("data")).hasSize(1);
        assertThat(business.get(ROAD + "?after=nonsense").code()).isEqualTo(100);
    }

    @Test
    void deletesAndKeepsTheNameForThirtyDays() {
        assertThat(business.delete(ROAD + "?name=spring_sale").status()).isEqualTo(200);

        assertThat(business.send(Business.template("+33612345678", "spring_sale", "en", "a", "b"))
                        .code())
                .isEqualTo(132001);
        assertThat(create("spring_sale", "en", body("Hello.", 0))
                        .json()
                        .path("error")
                        .path("error_subcode")
                        .asInt())
                .isEqualTo(2388023);
        assertThat(business.delete(ROAD + "?name=spring_sale").status()).isEqualTo(400);
    }

    @Test
    void tellsWhenSomebodyPausesRecategorisesOrRatesATemplate() {
        String id = "300000000000001";
        business.patch("/simulator/templates", "{\"id\":\"" + id + "\",\"status\":\"PAUSED\"}");
        Post paused = scene.receiver.next();
        business.patch("/simulator/templates", "{\"id\":\"" + id + "\",\"quality\":\"RED\"}");
        Post rated = scene.receiver.next();
        business.patch("/simulator/templates", "{\"id\":\"" + id + "\",\"category\":\"UTILITY\"}");
        Post moved = scene.receiver.next();

        assertThat(paused.value().path("other_info").path("title").asString()).isEqualTo("FIRST_PAUSE");
        assertThat(rated.field()).isEqualTo("message_template_quality_update");
        assertThat(rated.value().path("previous_quality_score").asString()).isEqualTo("GREEN");
        assertThat(moved.field()).isEqualTo("template_category_update");
        assertThat(moved.value().path("new_category").asString()).isEqualTo("UTILITY");
        assertThat(business.send(Business.template("+33612345678", "soldes_printemps", "fr", "a", "b"))
                        .code())
                .isEqualTo(132015);
        assertThat(business.post("/" + id + "/unpause", "").status()).isEqualTo(200);
        assertThat(business.send(Business.template("+33612345678", "soldes_printemps", "fr", "a", "b"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void reviewsEditedTemplatesAgain() {
        Answer edited = business.post(
                "/300000000000010", "{\"components\":[" + body("Bonjour {{1}}, ce week-end encore.", 1) + "]}");

        assertThat(edited.status()).isEqualTo(200);
        assertThat(scene.receiver.next().value().path("event").asString()).isEqualTo("APPROVED");
        assertThat(business.post("/300000000000012", "{\"components\":[]}")
                        .json()
                        .path("error")
                        .path("error_subcode")
                        .asInt())
                .isEqualTo(2388039);
    }

    private Answer create(String name, String language, String components) {
        return business.post(
                ROAD,
                "{\"name\":\"%s\",\"language\":\"%s\",\"category\":\"MARKETING\",\"components\":[%s]}"
                        .formatted(name, language, components));
    }

    private static String body(String text, int examples) {
        String given =
                examples == 0 ? "" : ",\"example\":{\"body_text\":[[\"" + "a\",\"".repeat(examples - 1) + "a\"]]}";
        return "{\"type\":\"BODY\",\"text\":\"" + text + "\"" + given + "}";
    }

    private static String header(String text) {
        return "{\"type\":\"HEADER\",\"format\":\"TEXT\",\"text\":\"" + text + "\"}";
    }

    private static String buttons(int count) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add("{\"type\":\"URL\",\"text\":\"Go %d\",\"url\":\"https://example.com/%d\"}".formatted(i, i));
        }
        return "{\"type\":\"BUTTONS\",\"buttons\":[" + String.join(",", all) + "]}";
    }
}
