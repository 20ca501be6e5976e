package io.wasl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.simulator.Business.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class LostAnswerTests {

    @AutoClose
    private final Scene scene = new Scene();

    private final Business business = scene.business;

    @ParameterizedTest
    @CsvSource({"lost_close_rate, 1", "lost_half_rate, 1", "lost_close_rate, 0", "lost_half_rate, 0"})
    void breaksTheConnectionWhetherOrNotTheMessageWasTaken(String knob, int accepted) {
        business.turn("{\"%s\":1,\"lost_accepted_share\":%d}".formatted(knob, accepted));

        Answer answer = business.send(Business.text("+33612345678", "Hi"));

        assertThat(answer.status()).isZero();
        assertThat(summary().path("total").asInt()).isEqualTo(accepted);
        assertThat(summary().path("answers_lost").asInt()).isEqualTo(1);
    }

    @Test
    void neverAnswers() {
        business.turn("{\"lost_hang_rate\":1}");

        Answer answer = business.call(business.request("/" + Business.NUMBER + "/messages", Business.TOKEN)
                .timeout(Duration.ofMillis(300))
                .POST(BodyPublishers.ofString(Json.write(Business.text("+33612345678", "Hi")))));

        assertThat(answer.status()).isZero();
        assertThat(summary().path("total").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void answersServerErrorsThatSayNothingAboutTheMessage(int accepted) {
        business.turn("{\"server_error_rate\":1,\"server_error_accepted_share\":%d}".formatted(accepted));
        Answer json = business.send(Business.text("+33612345678", "Hi"));
        business.turn("{\"server_error_rate\":0,\"bad_gateway_rate\":1}");
        Answer html = business.send(Business.text("+33612345678", "Hi"));

        assertThat(json).extracting(Answer::status, Answer::code).containsExactly(503, 2);
        assertThat(html.status()).isEqualTo(502);
        assertThat(html.body()).startsWith("<!DOCTYPE html>");
        assertThat(summary().path("total").asInt()).isEqualTo(2 * accepted);
    }

    @ParameterizedTest
    @CsvSource({"130429, 400", "131057, 500", "190, 401", "368, 403", "987654, 400"})
    void refusesWithTheCodesAtTheirRates(int code, int status) {
        business.turn("{\"error_rates\":{\"%d\":1}}".formatted(code));

        Answer answer = business.send(Business.text("+33612345678", "Hi"));

        assertThat(answer).extracting(Answer::status, Answer::code).containsExactly(status, code);
        assertThat(summary().path("total").asInt()).isZero();
        assertThat(summary().path("refused").path(Integer.toString(code)).asInt())
                .isEqualTo(1);
    }

    private JsonNode summary() {
        return business.get("/simulator/accepted/summary").json();
    }
}
