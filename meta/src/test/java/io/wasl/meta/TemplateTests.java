package io.wasl.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTests {

    private static final TemplateDefinition PROMO = template("MARKETING", "named", """
            [{"type":"HEADER","format":"IMAGE","example":{"header_handle":["4::aW1h"]}},
             {"type":"BODY","text":"Hello {{first_name}}, get {{discount}} off all plants until Sunday.","example":{"body_text_named_params":[{"param_name":"first_name","example":"Bo"},{"param_name":"discount","example":"20%"}]}},
             {"type":"FOOTER","text":"Reply STOP to unsubscribe"},
             {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Stop promotions"},{"type":"URL","text":"Shop","url":"https://shop.example/{{1}}","example":["https://shop.example/nov?u=1"]}]}]""");

    @Test
    void findsWhatMustBeFilledIn() {
        assertThat(PROMO.variables())
                .containsExactly(
                        new TemplateVariable(Component.HEADER, -1, "image", TemplateMould.Kind.IMAGE, null),
                        new TemplateVariable(Component.BODY, -1, "first_name", TemplateMould.Kind.TEXT, "Bo"),
                        new TemplateVariable(Component.BODY, -1, "discount", TemplateMould.Kind.TEXT, "20%"),
                        new TemplateVariable(Component.BUTTON, 1, "1", TemplateMould.Kind.URL, "nov?u=1"));
        assertThat(PROMO.unfillable()).isEmpty();
    }

    @Test
    void takesValuesInTheOrderOfItsVariables() {
        Message.Template filled = PROMO.mould().fill(List.of("https://x.example/a.png", "Bo", "20%", "nov?u=77"));

        assertThat(filled)
                .isEqualTo(new Message.Template(
                        "promo_nov",
                        "en_US",
                        List.of(
                                new TemplateComponent.Header(
                                        List.of(new TemplateParameter.Media("image", "https://x.example/a.png"))),
                                new TemplateComponent.Body(List.of(
                                        new TemplateParameter.Text("first_name", "Bo"),
                                        new TemplateParameter.Text("discount", "20%"))),
                                new TemplateComponent.Button("url", 1, new TemplateParameter.Text(null, "nov?u=77")))));
    }

    @Test
    void showsWhatTheRecipientWillRead() {
        assertThat(PROMO.text(List.of("1", "Bo $1 \\", "20%", "nov?u=77")))
                .isEqualTo(new TemplateText(
                        null,
                        "IMAGE",
                        "Hello Bo $1 \\, get 20% off all plants until Sunday.",
                        "Reply STOP to unsubscribe",
                        List.of(
                                new TemplateText.Button("QUICK_REPLY", "Stop promotions", null),
                                new TemplateText.Button("URL", "Shop", "https://shop.example/nov?u=77"))));
        assertThat(PROMO.text().body()).contains("{{first_name}}");
    }

    @Test
    void countsVariablesByTheirNumberAndOnce() {
        TemplateDefinition order = template("UTILITY", "POSITIONAL", """
                [{"type":"BODY","text":"{{2}} then {{1}}, {{2}} and {{10}}","example":{"body_text":[["a","b","c"]]}},
                 {"type":"header","format":"text","text":"For {{1}}","example":{"header_text":["h"]}}]""");

        assertThat(order.variables())
                .extracting(TemplateVariable::component, TemplateVariable::key, TemplateVariable::example)
                .containsExactly(
                        tuple(Component.HEADER, "1", "h"),
                        tuple(Component.BODY, "1", "a"),
                        tuple(Component.BODY, "2", "b"),
                        tuple(Component.BODY, "10", "c"));
        assertThat(order.text(List.of("H", "one", "two", "ten")).body()).isEqualTo("two then one, two and ten");
    }

    @Test
    void fillsTheCodeOfAnAuthenticationTemplateTwice() {
        TemplateDefinition created = template("AUTHENTICATION", "POSITIONAL", """
                [{"type":"BODY","add_security_recommendation":true},{"type":"FOOTER","code_expiration_minutes":5},
                 {"type":"BUTTONS","buttons":[{"type":"OTP","otp_type":"ONE_TAP"}]}]""");
        TemplateDefinition listed = template("AUTHENTICATION", "POSITIONAL", """
                [{"type":"BODY","text":"*{{1}}* is your verification code."},
                 {"type":"BUTTONS","buttons":[{"type":"URL","text":"Copy code","url":"https://www.whatsapp.com/otp/code/?code=otp{{1}}"}]}]""");

        assertThat(created.mould()).isEqualTo(listed.mould());
        assertThat(created.mould().slots())
                .containsExactly(
                        new TemplateMould.Slot(Component.BODY, -1, null),
                        new TemplateMould.Slot(Component.BUTTON, 0, null));
    }

    @Test
    void fillsACouponAndNamesWhatItCannotFill() {
        TemplateDefinition offer = template("MARKETING", "POSITIONAL", """
                [{"type":"BODY","text":"x"},{"type":"LIMITED_TIME_OFFER"},{"type":"CAROUSEL","cards":[]},{"type":"HEADER","format":"LOCATION"},
                 {"type":"BUTTONS","buttons":[{"type":"COPY_CODE","example":"SAVE20"},{"type":"MPM","text":"All"}]}]""");

        assertThat(offer.unfillable())
                .containsExactly("LIMITED_TIME_OFFER", "CAROUSEL", "HEADER LOCATION", "BUTTON MPM");
        assertThat(offer.mould().fill(List.of("SAVE20")).components())
                .containsExactly(
                        new TemplateComponent.Button("copy_code", 0, new TemplateParameter.CouponCode("SAVE20")));
    }

    @Test
    void refusesTooFewAndTooManyValues() {
        TemplateMould mould = PROMO.mould();
        assertThatIllegalArgumentException().isThrownBy(() -> mould.fill(List.of("a")));
        assertThatIllegalArgumentException().isThrownBy(() -> mould.fill(List.of("a", "b", "c", "d", "e")));
    }

    @Test
    void comesBackFromJsonAsItWas() {
        TemplateMould mould = PROMO.mould();

        assertThat(TemplateMould.parse(mould.toJson())).isEqualTo(mould);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "7",
                "[]",
                "{}",
                "{\"name\":1,\"language\":\"de\",\"slots\":[]}",
                "{\"name\":\"a\",\"language\":\"de\",\"slots\":[{}]}",
                "{\"name\":\"a\",\"language\":\"de\",\"slots\":[{\"component\":\"ROOF\",\"kind\":\"TEXT\"}]}",
                "{\"name\":\"a\",\"language\":\"de\",\"slots\":[{\"component\":\"BUTTON\",\"kind\":\"URL\"}]}"
            })
    void refusesToParseWhatIsNoMould(String json) {
        assertThatIllegalArgumentException().isThrownBy(() -> TemplateMould.parse(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\tb",
                "a\r\nb",
                "a  \n \t b",
                "a    b",
                "a\u2028b",
                "a          b",
                "a\u000bb",
                "a \n b"
            })
    void collapsesWhatMetaRefuses(String value) {
        assertThat(TemplateMould.collapse(value)).isEqualTo("a b");
    }

    @Test
    void leavesOtherBlanksAlone() {
        assertThat(TemplateMould.collapse("a   b c\u00a0d")).isEqualTo("a   b c\u00a0d");
    }

    @Test
    void collapsesALongBlankInNoTime() {
        assertThat(TemplateMould.collapse("x" + " ".repeat(1_000_000) + "y")).isEqualTo("x y");
    }

    private static TemplateDefinition template(String category, String format, String components) {
        return new TemplateDefinition(
                "1", "promo_nov", "en_US", category, "APPROVED", null, null, format, Json.MAPPER.readTree(components));
    }
}
