package io.wasl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.simulator.Business.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class HostileTests {

    private static final String MESSAGES = "/v25.0/" + Business.NUMBER + "/messages";

    @AutoClose
    private final Scene scene = new Scene();

    private final Business business = scene.business;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"messaging_product\":{\"a\":1},\"to\":[]}",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"+33612345678\",\"type\":7}",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"+33612345678\",\"type\":\"template\",\"template\":[]}",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"\\ud800\"}",
                "{\"messaging_product\":\"whatsapp\",\"to\":\"+33612345678\",\"type\":\"interactive\",\"interactive\":{\"type\":\"list\"}}"
            })
    void answersBadMessagesWithAGraphError(String body) {
        Answer answer = business.post(MESSAGES, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isPositive();
        assertThat(answer.body()).doesNotContain("Exception:", "io.wasl", "tools.jackson");
        assertStillWorks();
    }

    @Test
    void survivesDeeplyNestedJson() {
        Answer answer = business.post(MESSAGES, "[".repeat(100_000));

        assertThat(answer.status()).isEqualTo(400);
        assertStillWorks();
    }

    @Test
    void refusesBodiesThatAreTooLarge() {
        Answer answer = business.post(MESSAGES, "x".repeat((4 << 20) + 1));

        assertThat(answer.status()).isIn(413, 0);
        assertStillWorks();
    }

    @Test
    void echoesLoneSurrogatesAndControlCharactersEscaped() {
        business.call(business.request(MESSAGES, Business.TOKEN)
                .POST(BodyPublishers.ofString(
                        "{\"messaging_product\":\"whatsapp\",\"to\":\"+33612345678\",\"text\":{\"body\":\"x\"},"
                                + "\"biz_opaque_callback_data\":\"\\ud83c\\u0000\\u0007\\u007f\"}")));

        Receiver.Post post = scene.receiver.nextThat(each -> each.body().contains("biz_opaque_callback_data"));
        assertThat(post.body()).isASCII().contains("\\ud83c\\u0000\\u0007\\u007f");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v25.0",
                "/v25.0/",
                "/v25.0/1/2/3/4/5/6/7/8/9/10/11",
                "/%00",
                "/..%2f..",
                "/simulator",
                "/simulator/nothing",
                "/100000000000001/nothing",
                "/v25.0/100000000000001?fields=%7B%7B%7B"
            })
    void answersStrangePaths(String path) {
        Answer answer = business.get(path);

        assertThat(answer.status()).isIn(200, 400);
        assertStillWorks();
    }

    @Test
    void answersOtherMethodsWithAnError() {
        Answer answer =
                business.call(business.request(MESSAGES, Business.TOKEN).method("PUT", BodyPublishers.ofString("{}")));

        assertThat(answer.code()).isEqualTo(2500);
    }

    @Test
    void outlivesConnectionsThatBreakOff() throws IOException {
        for (int i = 0; i < 20; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), scene.simulator.port())) {
                OutputStream out = socket.getOutputStream();
                out.write(("POST " + MESSAGES + " HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n{\"half")
                        .getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        }

        assertStillWorks();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"no_such_knob\":1}",
                "{\"drop_rate\":1.1}",
                "{\"drop_rate\":-0.1}",
                "{\"drop_rate\":\"0.5\"}",
                "{\"batch_max\":0}",
                "{\"batch_max\":1001}",
                "{\"callback_concurrency\":129}",
                "{\"throttle_pairs\":1}",
                "{\"error_rates\":{\"130429\":0.6,\"131056\":0.6}}",
                "{\"error_rates\":{\"many\":0.1}}",
                "{\"error_rates\":[]}",
                "{\"recipient_errors\":{\"+33612345678\":\"soon\"}}",
                "{\"hang_rates\":{\"100000000000001\":1.5}}",
                "{\"hang_rates\":{\"100000000000001\":true}}"
            })
    void turnsNoKnobWhenOneCannotBeTurnedSo(String knobs) {
        String before = business.get("/simulator/knobs").body();

        Answer answer = business.patch(
                "/simulator/knobs", knobs.startsWith("{") ? "{\"review_ms\":123," + knobs.substring(1) : knobs);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(business.get("/simulator/knobs").body()).isEqualTo(before);
    }

    private void assertStillWorks() {
        assertThat(business.send(Business.text("+33612345678", "Hi")).status()).isEqualTo(200);
    }
}
