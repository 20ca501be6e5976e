package io.wasl.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OutgoingMessageTests {

    private static final Recipient BO = new Recipient.Phone("+4915112345678");

    @Test
    void writesAMarketingTemplateAsMetaDocumentsIt() {
        Message template = new Message.Template(
                "promo_nov",
                "en_US",
                List.of(
                        new TemplateComponent.Header(List.of(new TemplateParameter.Media("image", "555"))),
                        new TemplateComponent.Body(List.of(
                                new TemplateParameter.Text("first_name", "Bo"),
                                new TemplateParameter.Text("discount", "20%"))),
                        new TemplateComponent.Button("url", 0, new TemplateParameter.Text(null, "nov?u=77")),
                        new TemplateComponent.Button("quick_reply", 1, new TemplateParameter.Payload("STOP_PROMO"))));

        assertThat(json(new OutgoingMessage(BO, template, "c42:r77", null))).isEqualTo(Json.MAPPER.readTree("""
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"+4915112345678","type":"template","biz_opaque_callback_data":"c42:r77",
                 "template":{"name":"promo_nov","language":{"code":"en_US"},"components":[
                  {"type":"header","parameters":[{"type":"image","image":{"id":"555"}}]},
                  {"type":"body","parameters":[{"type":"text","parameter_name":"first_name","text":"Bo"},{"type":"text","parameter_name":"discount","text":"20%"}]},
                  {"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"nov?u=77"}]},
                  {"type":"button","sub_type":"quick_reply","index":"1","parameters":[{"type":"payload","payload":"STOP_PROMO"}]}]}}"""));
    }

    @Test
    void writesAnOtpTemplate() {
        TemplateMould mould = new TemplateMould(
                "otp_v1",
                "de",
                List.of(
                        new TemplateMould.Slot(Component.BODY, -1, null),
                        new TemplateMould.Slot(Component.BUTTON, 0, null)));

        assertThat(json(new OutgoingMessage(BO, mould.fill(List.of("493021", "493021")), null, null)))
                .isEqualTo(Json.MAPPER.readTree("""
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"+4915112345678","type":"template","template":{"name":"otp_v1","language":{"code":"de"},
                 "components":[{"type":"body","parameters":[{"type":"text","text":"493021"}]},{"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"493021"}]}]}}"""));
    }

    @Test
    void answersAPersonWhoHidesTheNumber() {
        OutgoingMessage reply = new OutgoingMessage(
                new Recipient.UserId("DE.991"), new Message.Text("سلام 😀", true), null, "wamid.IN1");

        assertThat(json(reply)).isEqualTo(Json.MAPPER.readTree("""
                {"messaging_product":"whatsapp","recipient_type":"individual","recipient":"DE.991","context":{"message_id":"wamid.IN1"},
                 "type":"text","text":{"body":"سلام 😀","preview_url":true}}"""));
    }

    @Test
    void writesOtherTypesAsTheyAreGiven() {
        JsonNode location = Json.MAPPER.readTree("{\"latitude\":35.7,\"longitude\":51.4,\"name\":\"x\\ud83d\"}");

        assertThat(json(new OutgoingMessage(BO, new Message.Raw("location", location), null, null))
                        .path("location"))
                .isEqualTo(Json.MAPPER.readTree("{\"latitude\":35.7,\"longitude\":51.4,\"name\":\"x�\"}"));
    }

    @Test
    void mendsTextThatCannotBeEncoded() {
        assertThat(json(new OutgoingMessage(BO, new Message.Text("a\uD83Db\u0000\"\\\n", false), null, null))
                        .path("text")
                        .path("body")
                        .stringValue())
                .isEqualTo("a�b␀\"\\\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+", "4915112345678", "+49 151", "+0049151123456789012", "+49151\n", "+٤٩١٥١"})
    void refusesANumberThatIsNotInternational(String number) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Recipient.Phone(number));
    }

    @Test
    void refusesMoreCallbackDataThanMetaEchoes() {
        Message text = new Message.Text("x", false);
        assertThatIllegalArgumentException().isThrownBy(() -> new OutgoingMessage(BO, text, "x".repeat(513), null));
    }

    private static JsonNode json(OutgoingMessage message) {
        return Json.MAPPER.readTree(message.toJson());
    }
}
