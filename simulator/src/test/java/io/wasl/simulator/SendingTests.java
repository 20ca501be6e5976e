package io.wasl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.simulator.Business.Answer;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SendingTests {

    @AutoClose
    private final Scene scene = new Scene();

    private final Business business = scene.business;

    @Test
    void answersAsMetaDoes() {
        Answer answer =
                business.send(Business.template("+261 34 00 000 01", "soldes_printemps", "fr", "Soa", "dimanche"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("messaging_product").asString()).isEqualTo("whatsapp");
        JsonNode contact = answer.json().path("contacts").path(0);
        assertThat(contact.path("input").asString()).isEqualTo("+261 34 00 000 01");
        assertThat(contact.path("wa_id").asString()).isEqualTo("261340000001");
        assertThat(answer.wamid()).startsWith("wamid.HBgM");
        assertThat(answer.json().path("messages").path(0).path("message_status").asString())
                .isEqualTo("accepted");
    }

    @Test
    void tellsSentDeliveredAndReadWithOnePriceForEachOfTheFirstTwo() {
        Answer answer = business.send(Business.template("+261340000001", "soldes_printemps", "fr", "Soa", "dimanche")
                .put("biz_opaque_callback_data", "c42:r77"));

        List<JsonNode> statuses = scene.receiver.nextStatuses(3);

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
        JsonNode pricing = statuses.getFirst().path("pricing");
        assertThat(pricing.path("category").asString()).isEqualTo("marketing");
        assertThat(pricing.path("pricing_model").asString()).isEqualTo("PMP");
        assertThat(pricing.path("type").asString()).isEqualTo("regular");
        assertThat(statuses.get(1).path("pricing")).isEqualTo(pricing);
        assertThat(statuses.getLast().has("pricing")).isFalse();
    }

    @Test
    void tellsOfReadWithoutDeliveredWithThePriceInIt() {
        business.turn("{\"delivered_skipped_rate\":1}");

        business.send(Business.text("+33612345678", "Hi"));

        List<JsonNode> statuses = scene.receiver.nextStatuses(2);
        assertThat(statuses)
                .extracting(status -> status.path("status").asString())
                .containsExactly("sent", "read");
        assertThat(statuses.getLast().path("pricing").path("category").asString())
                .isEqualTo("service");
    }

    @Test
    void failsAtTheUsersThatAreToldTo() {
        business.turn("{\"recipient_errors\":{\"+261340000099\":131026}}");

        business.send(Business.text("+261340000099", "Hi").put("biz_opaque_callback_data", "x"));

        Receiver.Post post = scene.receiver.nextThat(
                each -> each.statuses().getFirst().path("status").asString().equals("failed"));
        JsonNode failed = post.statuses().getFirst();
        assertThat(failed.path("errors").path(0).path("code").asInt()).isEqualTo(131026);
        assertThat(failed.path("errors").path(0).path("title").asString()).isEqualTo("Message undeliverable");
        assertThat(failed.path("biz_opaque_callback_data").asString()).isEqualTo("x");
        assertThat(failed.has("recipient_user_id")).isFalse();
        assertThat(post.value().has("contacts")).isFalse();
    }

    @Test
    void holdsMessagesForQualityAndDropsThem() {
        business.turn("{\"held_rate\":1,\"held_ms\":1,\"held_dropped_share\":1}");

        Answer answer = business.send(Business.template("+33612345678", "spring_sale", "en", "Soa", "Sunday"));

        assertThat(answer.json().path("messages").path(0).path("message_status").asString())
                .isEqualTo("held_for_quality_assessment");
        JsonNode status = scene.receiver.nextStatuses(1).getFirst();
        assertThat(status.path("status").asString()).isEqualTo("failed");
        assertThat(status.path("errors").path(0).path("code").asInt()).isEqualTo(132015);
    }

    @Test
    void deliversFreeFormMessagesOnlyInsideTheWindowWhenItIsEnforced() {
        business.turn("{\"enforce_window\":true}");

        business.send(Business.text("+33612345678", "Hi"));
        JsonNode outside = scene.receiver.nextStatuses(1).getFirst();
        business.post("/simulator/inbound", "{\"from\":\"+33612345678\",\"text\":\"Bonjour\"}");
        scene.receiver.next();
        business.send(Business.text("+33612345678", "Hi again"));
        JsonNode inside = scene.receiver.nextStatuses(1).getFirst();

        assertThat(outside.path("errors").path(0).path("code").asInt()).isEqualTo(131047);
        assertThat(inside.path("status").asString()).isEqualTo("sent");
    }

    @Test
    void sendsToUserIdsWithoutRevealingANumber() {
        ObjectNode message = Business.text("", "Hi").put("recipient", "FR.12345678901234");
        message.remove("to");

        Answer answer = business.send(message);

        assertThat(answer.json().path("contacts").path(0).path("user_id").asString())
                .isEqualTo("FR.12345678901234");
        assertThat(answer.json().path("contacts").path(0).has("wa_id")).isFalse();
        JsonNode status = scene.receiver.nextStatuses(1).getFirst();
        assertThat(status.has("recipient_id")).isFalse();
        assertThat(status.path("recipient_user_id").asString()).isEqualTo("FR.12345678901234");
    }

    @Test
    void takesNumbersWithoutPlusAndPutsTheOwnCountryBeforeNationalOnes() {
        Answer international = business.send(Business.text("33612345678", "Hi"));
        Answer national = business.send(Business.text("034 12 999 99", "Hi"));

        assertThat(international.json().path("contacts").path(0).path("wa_id").asString())
                .isEqualTo("33612345678");
        assertThat(national.json().path("contacts").path(0).path("wa_id").asString())
                .isEqualTo("261341299999");
    }

    @Test
    void marksMessagesRead() {
        Answer answer = business.post(
                "/v25.0/" + Business.NUMBER + "/messages",
                "{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"wamid.X\"}");

        assertThat(answer.json().path("success").asBoolean()).isTrue();
    }

    @Test
    void takesOnlyMarketingOnTheMarketingRoad() {
        String road = "/" + Business.NUMBER + "/marketing_messages";

        Answer utility = business.post(
                road, Json.write(Business.template("+33612345678", "order_update", "en", "Soa", "1", "ready")));
        Answer marketing = business.post(
                road, Json.write(Business.template("+33612345678", "spring_sale", "en", "Soa", "Sunday")));

        assertThat(utility.code()).isEqualTo(131055);
        assertThat(marketing.status()).isEqualTo(200);
        assertThat(scene.receiver
                        .nextStatuses(1)
                        .getFirst()
                        .path("pricing")
                        .path("category")
                        .asString())
                .isEqualTo("marketing_lite");
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
