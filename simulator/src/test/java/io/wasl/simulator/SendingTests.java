package io.wasl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SendingTests {

    private Receiver receiver;
    private Simulator simulator;
    private Business business;

    @BeforeEach
    void start() {
        receiver = new Receiver();
        simulator = Simulator.start(
                "--port", "0", "--callback", receiver.url(), "--seed", "7", "--knob", "failure_rates={}");
        business = new Business(simulator);
        business.turn("""
                {"callback_concurrency":1,"answer_ms_min":0,"answer_ms_max":1,"sent_ms_min":1,"sent_ms_max":2,"delivered_ms_min":1,
                 "delivered_ms_max":2,"read_ms_min":1,"read_ms_max":2,"delivered_rate":1,"read_rate":1}""");
    }

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    @Test
    void answersAsMetaDoesAndTellsSentDeliveredAndRead() {
        JsonNode message = Business.template("+261 34 00 000 01", "soldes_printemps", "fr", "Soa", "dimanche")
                .put("biz_opaque_callback_data", "c42:r77");

        Business.Answer answer = business.send(message);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("messaging_product").asString()).isEqualTo("whatsapp");
        JsonNode contact = answer.json().path("contacts").path(0);
        assertThat(contact.path("input").asString()).isEqualTo("+261 34 00 000 01");
        assertThat(contact.path("wa_id").asString()).isEqualTo("261340000001");
        assertThat(answer.wamid()).startsWith("wamid.HBgM");
        assertThat(answer.json().path("messages").path(0).path("message_status").asString())
                .isEqualTo("accepted");

        List<JsonNode> statuses = receiver.nextStatuses(3);
        assertThat(statuses)
                .extracting(status -> status.path("status").asString())
                .containsExactly("sent", "delivered", "read");
        assertThat(statuses).allSatisfy(status -> {
            assertThat(status.path("id").asString()).isEqualTo(answer.wamid());
            assertThat(status.path("recipient_id").asString()).isEqualTo("261340000001");
            assertThat(status.path("recipient_user_id").asString()).startsWith("MG.");
            assertThat(status.path("biz_opaque_callback_data").asString()).isEqualTo("c42:r77");
            assertThat(status.path("timestamp").isString()).isTrue();
        });
        assertThat(statuses.getFirst().path("pricing").path("category").asString())
                .isEqualTo("marketing");
        assertThat(statuses.getFirst().path("pricing").path("pricing_model").asString())
                .isEqualTo("PMP");
        assertThat(statuses.get(1).has("pricing")).isTrue();
        assertThat(statuses.getLast().has("pricing")).isFalse();
    }

    @Test
    void signsTheEscapedBytesThatItSends() {
        business.send(Business.text("+33612345678", "Olá").put("biz_opaque_callback_data", "🌿 نعم äöå/x"));

        Receiver.Post post = receiver.next();

        assertThat(post.contentType()).isEqualTo("application/json");
        assertThat(post.body()).isASCII().contains("\\ud83c\\udf3f \\u0646\\u0639\\u0645 \\u00e4\\u00f6\\u00e5\\/x");
        assertThat(post.signedWith(Business.SECRET)).isTrue();
        assertThat(post.signedWith("another secret")).isFalse();
        assertThat(post.statuses().getFirst().path("biz_opaque_callback_data").asString())
                .isEqualTo("🌿 نعم äöå/x");
    }

    @Test
    void countsEveryAcceptedMessageAndSeesRepeats() {
        for (String opaque : List.of("a", "b", "a")) {
            business.send(Business.text("+33612345678", "Hi").put("biz_opaque_callback_data", opaque));
        }
        business.send(Business.text("+33612345678", "Hi"));

        JsonNode summary = business.get("/simulator/accepted/summary").json();
        JsonNode second = business.get("/simulator/accepted?after=1&limit=1").json();

        assertThat(summary.path("total").asInt()).isEqualTo(4);
        assertThat(summary.path("distinct_opaque_ids").asInt()).isEqualTo(2);
        assertThat(summary.path("duplicates").asInt()).isEqualTo(1);
        assertThat(summary.path("without_opaque_id").asInt()).isEqualTo(1);
        assertThat(second.path("data").size()).isEqualTo(1);
        assertThat(second.path("data").path(0).path("biz_opaque_callback_data").asString())
                .isEqualTo("b");
        assertThat(second.path("next_after").asInt()).isEqualTo(2);
    }

    @Test
    void showsWhatTheUserSees() {
        business.send(Business.template("+33612345678", "order_update", "fr", "Soa", "CMD-7", "prête"));

        JsonNode shown = business.get("/simulator/messages?to=%2B33612345678")
                .json()
                .path("data")
                .path(0);

        assertThat(shown.path("text").asString())
                .isEqualTo("Bonjour Soa, votre commande CMD-7 est maintenant prête. Merci de votre confiance.");
    }
}
