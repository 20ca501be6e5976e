package io.wasl.meta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTests {

    private static final byte[] BODY = "{\"object\":\"whatsapp_business_account\",\"entry\":[]}".getBytes(UTF_8);
    private static final String HEX = "dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756";

    private final WebhookSignature signature = new WebhookSignature("test_app_secret");

    @Test
    void signsTheKnownBodyAsMetaDoes() {
        assertThat(signature.sign(BODY)).isEqualTo("sha256=" + HEX);
        assertThat(signature.matches(BODY, "sha256=" + HEX)).isTrue();
    }

    @Test
    void acceptsUpperCaseDigitsBecauseTheyAreTheSameNumber() {
        assertThat(signature.matches(BODY, "sha256=" + HEX.toUpperCase(Locale.ROOT)))
                .isTrue();
    }

    @Test
    void refusesAMissingHeader() {
        assertThat(signature.matches(BODY, null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                HEX,
                "sha1=" + HEX,
                "sha256=" + HEX + "0",
                "sha256=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c63375",
                "sha256=zec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756",
                "sha256=eec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756",
                "sha256=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633757",
                "SHA256=" + HEX,
                " sha256=" + HEX,
                "sha256=" + HEX + ", sha256=" + HEX,
                "sha1=7be4f3b1fcd2b1c1f2b3a4958677869504132231",
                "sha256=١ec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756"
            })
    void refusesAnythingElse(String header) {
        assertThat(signature.matches(BODY, header)).isFalse();
    }

    @Test
    void refusesTheSignatureOfAnotherAppsSecret() {
        String foreign = new WebhookSignature("other_app_secret").sign(BODY);

        assertThat(signature.matches(BODY, foreign)).isFalse();
    }

    @Test
    void refusesTheSameDocumentWrittenDifferently() {
        byte[] spaced = "{\"object\": \"whatsapp_business_account\",\"entry\":[]}".getBytes(UTF_8);

        assertThat(signature.matches(spaced, signature.sign(BODY))).isFalse();
    }

    @Property(tries = 10_000, shrinking = ShrinkingMode.OFF)
    void holdsForTheWireBytesAndNotForReprintedOnes(@ForAll("bodies") String body) {
        byte[] wire = body.getBytes(UTF_8);
        byte[] reprinted = Json.MAPPER.writeValueAsBytes(Json.MAPPER.readTree(wire));
        String header = signature.sign(wire);

        assertThat(signature.matches(wire, header)).isTrue();
        assertThat(signature.matches(reprinted, header)).isEqualTo(Arrays.equals(wire, reprinted));
    }

    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> piece = Arbitraries.of(
                "a",
                " ",
                "😀",
                "👩‍👩‍👧",
                "مرحبا",
                "\\u00e4",
                "\\u00E4",
                "ä",
                "\\/",
                "/",
                "\\n",
                "\\ud83d\\ude00",
                "\\\"",
                "\u200f");
        Arbitrary<String> text = piece.list().ofMaxSize(6).map(pieces -> "\"" + String.join("", pieces) + "\"");
        Arbitrary<String> blank = Arbitraries.of("", "", " ", "\n", "\t", "  \r\n");
        Arbitrary<String> value =
                Arbitraries.oneOf(text, Arbitraries.of("1", "1.0", "1e2", "-0", "null", "true", "[]", "{}", "[ 1 ,2]"));
        // Few names, so that they repeat.
        Arbitrary<String> member = Combinators.combine(Arbitraries.of("\"a\"", "\"b\"", "\"\\u0061\""), blank, value)
                .as((name, space, content) -> name + space + ":" + space + content);
        return member.list().ofMinSize(1).ofMaxSize(5).map(WebhookSignatureTests::object);
    }

    private static String object(List<String> members) {
        return "{" + String.join(",", members) + "}";
    }
}
