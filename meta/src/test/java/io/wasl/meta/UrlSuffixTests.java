package io.wasl.meta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlSuffixTests {

    @ParameterizedTest
    @CsvSource({
        "b77?src=wa&n=été, b77?src=wa&n=%C3%A9t%C3%A9",
        "nov 30, nov%2030",
        "a%20b, a%20b",
        "100%, 100%25",
        "سوق, %D8%B3%D9%88%D9%82",
        "😀, %F0%9F%98%80",
        "a|b<c>, a%7Cb%3Cc%3E"
    })
    void whatMayNotStandInAnAddressIsEncodedAndNothingTwice(String suffix, String encoded) {
        assertThat(UrlSuffix.encode(suffix)).isEqualTo(encoded);
        assertThat(UrlSuffix.encode(encoded)).isEqualTo(encoded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://shop.example/p/b78", " HTTP://shop.example", "//shop.example", "www.shop.example/p"})
    void aWholeAddressIsKnown(String suffix) {
        assertThat(UrlSuffix.isWholeAddress(suffix)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"b78", "p/b78?next=https://shop.example", "wwww", "", "a//b"})
    void anEndOfOneIsNone(String suffix) {
        assertThat(UrlSuffix.isWholeAddress(suffix)).isFalse();
    }

    @Test
    void aMessageHoldsTheEncodedEndAndShowsIt() {
        var template = new TemplateDefinition(
                "1", "offer", "fr", "MARKETING", "APPROVED", "GREEN", null, "POSITIONAL", Json.MAPPER.readTree("""
                        [{"type":"BODY","text":"Bonjour"},{"type":"BUTTONS","buttons":[{"type":"URL","text":"Mon bon",
                          "url":"https://shop.example/p/{{1}}","example":["https://shop.example/p/b77"]}]}]"""));

        assertThat(template.mould().fill(List.of("b 77")).toString()).contains("b%2077");
        assertThat(template.text(List.of("b 77")).buttons().getFirst().target())
                .isEqualTo("https://shop.example/p/b%2077");
        assertThat(template.variables().getFirst().example()).isEqualTo("b77");
    }
}
