package io.wasl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.simulator.Business.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What Meta refuses, row by row.
class ValidationTests {

    private static Scene scene;

    @BeforeAll
    static void start() {
        scene = new Scene();
        scene.business.post("/simulator/templates", """
                {"name":"rich","language":"en","category":"MARKETING","components":[
                  {"type":"HEADER","format":"IMAGE"},
                  {"type":"BODY","text":"Hello {{1}}, use your code now."},
                  {"type":"BUTTONS","buttons":[
                    {"type":"URL","text":"Shop","url":"https://shop.example/{{1}}"},
                    {"type":"QUICK_REPLY","text":"Stop"},
                    {"type":"COPY_CODE","example":"X"}]}]}""");
        scene.business.post("/simulator/templates", """
                {"name":"named","language":"en","parameter_format":"NAMED","components":[
                  {"type":"BODY","text":"Hello {{first_name}}, {{discount}} off."}]}""");
        scene.business.post(
                "/simulator/templates",
                "{\"name\":\"gone\",\"language\":\"en\",\"status\":\"DISABLED\",\"components\":[]}");
        scene.business.post(
                "/simulator/numbers",
                "{\"id\":\"77\",\"display_phone_number\":\"+49 151 1\",\"status\":\"DISCONNECTED\"}");
        scene.business.post(
                "/simulator/numbers", "{\"id\":\"78\",\"display_phone_number\":\"+49 151 2\",\"status\":\"DELETED\"}");
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    static Stream<Arguments> refusals() {
        String long512 = "x".repeat(513);
        return Stream.of(
                row("no product", "{\"to\":\"+33612345678\"}", 400, 100),
                row("foreign product", text("\"messaging_product\":\"sms\""), 400, 100),
                row("no recipient", "{\"messaging_product\":\"whatsapp\",\"type\":\"text\"}", 400, 100),
                row("letters in the number", text("\"to\":\"+33 6 abc\""), 400, 131009),
                row("a number too short", text("\"to\":\"+3361\""), 400, 131009),
                row("a number too long", text("\"to\":\"+3361234567890123\""), 400, 131009),
                row("a bad user id", text("\"to\":\"\",\"recipient\":\"12345\""), 400, 131009),
                row("the own number", text("\"to\":\"+261341234567\""), 400, 131021),
                row("a group", text("\"recipient_type\":\"group\""), 400, 131020),
                row("an unknown recipient type", text("\"recipient_type\":\"crowd\""), 400, 100),
                row("an unknown type", text("\"type\":\"fax\",\"fax\":{}"), 400, 100),
                row("no text", text("\"text\":{}"), 400, 100),
                row("an empty text", text("\"text\":{\"body\":\"\"}"), 400, 100),
                row("text as a string", text("\"text\":\"hi\""), 400, 100),
                row("a long text", text("\"text\":{\"body\":\"" + "x".repeat(4_097) + "\"}"), 400, 100),
                row("long callback data", text("\"biz_opaque_callback_data\":\"" + long512 + "\""), 400, 100),
                row("an image without id or link", text("\"type\":\"image\",\"image\":{}"), 400, 100),
                row("an unknown medium", text("\"type\":\"image\",\"image\":{\"id\":\"1\"}"), 400, 100),
                row("a link to a file", text("\"type\":\"image\",\"image\":{\"link\":\"file:///etc\"}"), 400, 100),
                row(
                        "a latitude of 91",
                        text("\"type\":\"location\",\"location\":{\"latitude\":91,\"longitude\":0}"),
                        400,
                        131009),
                row("contacts without name", text("\"type\":\"contacts\",\"contacts\":[{\"name\":{}}]"), 400, 100),
                row("a reaction to nothing", text("\"type\":\"reaction\",\"reaction\":{\"emoji\":\"x\"}"), 400, 100),
                row("four buttons", interactive(4), 400, 131009),
                row("no buttons", interactive(0), 400, 131009));
    }

    static Stream<Arguments> templateRefusals() {
        return Stream.of(
                row("no template", text("\"type\":\"template\""), 400, 100),
                row("an unknown template", template("nothing_like_it", "fr", ""), 404, 132001),
                row("an unknown translation", template("soldes_printemps", "de", ""), 404, 132001),
                row("a pending template", template("invitation_vip", "fr", ""), 404, 132001),
                row("a rejected template", template("gagnez_tout", "fr", ""), 404, 132001),
                row("a paused template", template("flash_weekend", "fr", ""), 400, 132015),
                row("a disabled template", template("gone", "en", ""), 400, 132016),
                row("too few parameters", template("spring_sale", "en", body("\"Soa\"")), 400, 132000),
                row("too many parameters", template("spring_sale", "en", body("\"a\",\"b\",\"c\"")), 400, 132000),
                row("no components", template("spring_sale", "en", ""), 400, 132000),
                row(
                        "a header parameter too many",
                        template("spring_sale", "en", parameter("header") + "," + body("\"a\",\"b\"")),
                        400,
                        132000),
                row("a new line", template("spring_sale", "en", body("\"a\\nb\",\"c\"")), 400, 132018),
                row("a tab", template("spring_sale", "en", body("\"a\\tb\",\"c\"")), 400, 132018),
                row("five spaces", template("spring_sale", "en", body("\"a     b\",\"c\"")), 400, 132018),
                row("an empty value", template("spring_sale", "en", body("\"\",\"c\"")), 400, 131008),
                row(
                        "a value too long",
                        template("spring_sale", "en", body("\"" + "x".repeat(1_000) + "\",\"c\"")),
                        400,
                        132005),
                row(
                        "a code too long",
                        template("otp_code", "fr", otp("1234567890123456", "1234567890123456")),
                        400,
                        131009),
                row("two different codes", template("otp_code", "fr", otp("123456", "654321")), 400, 131009),
                row("a code without button", template("otp_code", "fr", body("\"123456\"")), 400, 132000),
                row("text for an image header", rich(parameter("header")), 400, 132012),
                row("no image header", rich(""), 400, 132000),
                row("a button of another type", rich(IMAGE + "," + button("quick_reply", 0, "payload")), 400, 132012),
                row("a button that is not there", rich(IMAGE + "," + button("url", 9, "text")), 400, 132012),
                row("a payload for a url", rich(IMAGE + "," + button("url", 0, "payload")), 400, 132012),
                row("no url suffix", rich(IMAGE + "," + button("copy_code", 2, "coupon_code")), 400, 132000),
                row("a name missing", template("named", "en", body("\"Bo\",\"20%\"")), 400, 131008),
                row("a name unknown", template("named", "en", named("first_name", "rebate")), 400, 132000),
                row("a name twice", template("named", "en", named("first_name", "first_name")), 400, 132000),
                row(
                        "components that are no list",
                        template("spring_sale", "en", "").replace("[]", "{}"),
                        400,
                        100));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"refusals", "templateRefusals"})
    void refuses(String what, String message, int status, int code) {
        Answer answer = scene.business.post("/v25.0/" + Business.NUMBER + "/messages", message);

        assertThat(answer.code()).as(answer.body()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        JsonNode error = answer.json().path("error");
        assertThat(error.path("message").asString()).contains("(#" + code + ")");
        assertThat(error.path("type").asString()).isEqualTo("OAuthException");
        assertThat(error.path("fbtrace_id").asString()).hasSizeGreaterThan(10);
    }

    @Test
    void refusesCallsWithoutAGoodToken() {
        String road = "/v25.0/" + Business.NUMBER + "/messages";
        scene.business.post("/simulator/tokens", "{\"access_token\":\"old\",\"state\":\"EXPIRED\"}");
        scene.business.post("/simulator/tokens", "{\"access_token\":\"taken\",\"state\":\"REVOKED\"}");
        scene.business.post("/simulator/tokens", "{\"access_token\":\"other\",\"wabas\":[\"999\"]}");

        assertThat(sendWith("nonsense", road))
                .extracting(Answer::status, Answer::code)
                .containsExactly(401, 190);
        assertThat(sendWith("", road)).extracting(Answer::status, Answer::code).containsExactly(401, 104);
        assertThat(sendWith("old", road)
                        .json()
                        .path("error")
                        .path("error_subcode")
                        .asInt())
                .isEqualTo(463);
        assertThat(sendWith("taken", road)
                        .json()
                        .path("error")
                        .path("error_subcode")
                        .asInt())
                .isEqualTo(460);
        assertThat(sendWith("other", road)
                        .json()
                        .path("error")
                        .path("error_subcode")
                        .asInt())
                .isEqualTo(33);
    }

    @Test
    void doesNotTellUnknownNumbersFromForeignOnes() {
        Answer answer = scene.business.post("/v25.0/424242/messages", "{}");

        assertThat(answer).extracting(Answer::status, Answer::code).containsExactly(400, 100);
        assertThat(answer.json().path("error").path("error_subcode").asInt()).isEqualTo(33);
        assertThat(answer.json().path("error").path("type").asString()).isEqualTo("GraphMethodException");
    }

    @Test
    void refusesForNumbersThatAreNotThereAnyMore() {
        String message = text("\"a\":1");

        assertThat(scene.business.post("/77/messages", message).code()).isEqualTo(133010);
        assertThat(scene.business.post("/78/messages", message).code()).isEqualTo(33);
    }

    @Test
    void saysHowManyParametersWereExpected() {
        Answer answer = scene.business.send(Business.template("+33612345678", "spring_sale", "en", "Soa"));

        assertThat(answer.details())
                .isEqualTo("body: number of localizable_params (1) does not match the expected number of params (2)");
    }

    @Test
    void sendsCodesOnlyToPhoneNumbers() {
        ObjectNode message = Business.template("", "otp_code", "en", "123456").put("recipient", "FR.123456789");

        assertThat(scene.business.send(message).code()).isEqualTo(131062);
    }

    static Stream<Arguments> acceptances() {
        return Stream.of(
                Arguments.of(
                        "a rich template",
                        rich(IMAGE + "," + button("url", 0, "text") + "," + button("copy_code", 2, "coupon_code"))),
                Arguments.of("named parameters in any order", template("named", "en", named("discount", "first_name"))),
                Arguments.of("a code", template("otp_code", "ar", otp("049302", "049302"))),
                Arguments.of("four spaces", template("spring_sale", "en", body("\"a    b\",\"c\""))),
                Arguments.of("a text of 4096", text("\"text\":{\"body\":\"" + "é".repeat(4_096) + "\"}")),
                Arguments.of(
                        "a linked image", text("\"type\":\"image\",\"image\":{\"link\":\"https://x.example/i.png\"}")),
                Arguments.of(
                        "a place",
                        text("\"type\":\"location\",\"location\":{\"latitude\":\"-18.9\",\"longitude\":47.5}")),
                Arguments.of("buttons", interactive(3)),
                Arguments.of(
                        "a reaction taken away",
                        text("\"type\":\"reaction\",\"reaction\":{\"message_id\":\"wamid.X\",\"emoji\":\"\"}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acceptances")
    void accepts(String what, String message) {
        Answer answer = scene.business.post("/v25.0/" + Business.NUMBER + "/messages", message);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static final String IMAGE =
            "{\"type\":\"header\",\"parameters\":[{\"type\":\"image\",\"image\":{\"link\":\"https://x.example/i.png\"}}]}";

    private static Arguments row(String what, String message, int status, int code) {
        return Arguments.of(what, message, status, code);
    }

    private Answer sendWith(String token, String road) {
        return scene.business.call(scene.business.request(road, token).POST(BodyPublishers.ofString(text("\"a\":1"))));
    }

    /// A good text message with members added or replaced.
    private static String text(String change) {
        ObjectNode message = Business.text("+33612345678", "Hi");
        message.setAll((ObjectNode) Json.read("{" + change + "}"));
        return Json.write(message);
    }

    private static String interactive(int buttons) {
        String all = Stream.iterate(1, i -> i + 1)
                .limit(buttons)
                .map(i -> "{\"type\":\"reply\",\"reply\":{\"id\":\"%d\",\"title\":\"Choice %d\"}}".formatted(i, i))
                .collect(Collectors.joining(","));
        return text("\"type\":\"interactive\",\"interactive\":{\"type\":\"button\",\"body\":{\"text\":\"?\"},"
                + "\"action\":{\"buttons\":[" + all + "]}}");
    }

    private static String template(String name, String language, String components) {
        return text(
                "\"type\":\"template\",\"template\":{\"name\":\"%s\",\"language\":{\"code\":\"%s\"},\"components\":[%s]}"
                        .formatted(name, language, components));
    }

    private static String rich(String others) {
        String separator = others.isEmpty() ? "" : ",";
        return template("rich", "en", body("\"Soa\"") + separator + others);
    }

    private static String body(String quotedValues) {
        String parameters = Stream.of(quotedValues.split(",", -1))
                .map("{\"type\":\"text\",\"text\":%s}"::formatted)
                .collect(Collectors.joining(","));
        return "{\"type\":\"body\",\"parameters\":[" + parameters + "]}";
    }

    private static String named(String first, String second) {
        return """
                {"type":"body","parameters":[{"type":"text","parameter_name":"%s","text":"a"},
                 {"type":"text","parameter_name":"%s","text":"b"}]}""".formatted(first, second);
    }

    private static String parameter(String component) {
        return "{\"type\":\"" + component + "\",\"parameters\":[{\"type\":\"text\",\"text\":\"x\"}]}";
    }

    private static String button(String subType, int index, String type) {
        return "{\"type\":\"button\",\"sub_type\":\"%s\",\"index\":\"%d\",\"parameters\":[{\"type\":\"%s\",\"%s\":\"x\"}]}"
                .formatted(subType, index, type, type);
    }

    private static String otp(String inBody, String inButton) {
        return body("\"" + inBody + "\"") + "," + button("url", 0, "text").replace("\"x\"", "\"" + inButton + "\"");
    }
}
