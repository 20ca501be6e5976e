package io.wasl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.simulator.Business.Answer;
import io.wasl.simulator.Receiver.Post;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class InboundTests {

    @AutoClose
    private final Scene scene = new Scene();

    private final Business business = scene.business;

    @Test
    void carriesATextWithNumberNameAndUserId() {
        Answer answer = inbound("{\"phone_number_id\":\"100000000000002\",\"from\":\"+261 34 55 000 01\","
                + "\"name\":\"Miora 🌿\",\"text\":\"مرحبًا\"}");

        Post post = scene.receiver.next();

        JsonNode value = post.value();
        JsonNode message = value.path("messages").path(0);
        assertThat(post.field()).isEqualTo("messages");
        assertThat(value.path("metadata").path("phone_number_id").asString()).isEqualTo("100000000000002");
        assertThat(value.path("metadata").path("display_phone_number").asString())
                .isEqualTo("33644600012");
        assertThat(value.path("contacts").path(0).path("profile").path("name").asString())
                .isEqualTo("Miora 🌿");
        assertThat(value.path("contacts").path(0).path("wa_id").asString()).isEqualTo("261345500001");
        assertThat(message.path("from").asString()).isEqualTo("261345500001");
        assertThat(message.path("from_user_id").asString()).startsWith("MG.");
        assertThat(message.path("id").asString())
                .isEqualTo(answer.json().path("id").asString());
        assertThat(message.path("text").path("body").asString()).isEqualTo("مرحبًا");
        assertThat(post.body()).isASCII();
        assertThat(post.signedWith(Business.SECRET)).isTrue();
    }

    @Test
    void leavesTheNumberOutForUsersWhoHideIt() {
        inbound("{\"from\":\"+5511987654321\",\"username\":\"ana.b\",\"hide_number\":true,\"text\":\"Olá\"}");

        JsonNode value = scene.receiver.next().value();

        assertThat(value.path("contacts").path(0).has("wa_id")).isFalse();
        assertThat(value.path("contacts")
                        .path(0)
                        .path("profile")
                        .path("username")
                        .asString())
                .isEqualTo("ana.b");
        assertThat(value.path("messages").path(0).has("from")).isFalse();
        assertThat(value.path("messages").path(0).path("from_user_id").asString())
                .startsWith("BR.");
    }

    @Test
    void hidesTheNumbersOfTheGivenShareOfUsersAlwaysTheSame() {
        business.turn("{\"bsuid_only_rate\":0.5}");
        int hidden = 0;
        for (int i = 0; i < 20; i++) {
            boolean first = hidesNumber("+2613455000%02d".formatted(i));
            assertThat(hidesNumber("+2613455000%02d".formatted(i))).isEqualTo(first);
            hidden += first ? 1 : 0;
        }

        assertThat(hidden).isBetween(3, 17);
    }

    @Test
    void carriesRepliesButtonsAndAnythingElseAsGiven() {
        inbound("{\"from\":\"+33612345678\",\"type\":\"button\",\"reply_to\":\"wamid.OUT1\","
                + "\"button\":{\"payload\":\"STOP\",\"text\":\"Stop\"}}");
        JsonNode button = scene.receiver.next().messages().getFirst();
        inbound("{\"from\":\"+33612345678\",\"type\":\"edit\",\"edit\":{\"original_message_id\":\"wamid.IN2\"}}");
        JsonNode edit = scene.receiver.next().messages().getFirst();

        assertThat(button.path("context").path("id").asString()).isEqualTo("wamid.OUT1");
        assertThat(button.path("button").path("payload").asString()).isEqualTo("STOP");
        assertThat(edit.path("edit").path("original_message_id").asString()).isEqualTo("wamid.IN2");
    }

    @Test
    void letsReadersAnswer() {
        business.turn("{\"reply_rate\":1}");
        Answer sent = business.send(Business.template("+33612345678", "soldes_printemps", "fr", "Bo", "lundi"));

        Post reply = scene.receiver.nextThat(post -> !post.messages().isEmpty());

        assertThat(reply.messages().getFirst().path("context").path("id").asString())
                .isEqualTo(sent.wamid());
        assertThat(reply.messages().getFirst().path("text").path("body").asString())
                .startsWith("Merci");
    }

    @Test
    void refusesMessagesFromNobodyOrToNowhere() {
        assertThat(inbound("{\"text\":\"x\"}").code()).isEqualTo(100);
        assertThat(inbound("{\"from\":\"+33612345678\",\"phone_number_id\":\"1\"}")
                        .code())
                .isEqualTo(100);
        assertThat(inbound("[1]").code()).isEqualTo(100);
    }

    private boolean hidesNumber(String from) {
        inbound("{\"from\":\"" + from + "\",\"text\":\"x\"}");
        return !scene.receiver.next().messages().getFirst().has("from");
    }

    private Answer inbound(String described) {
        return business.post("/simulator/inbound", described);
    }
}
