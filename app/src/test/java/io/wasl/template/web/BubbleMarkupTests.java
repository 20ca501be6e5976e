package io.wasl.template.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BubbleMarkupTests {

    private final BubbleMarkup bubble = new BubbleMarkup();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        *bold*                        | <strong>bold</strong>
        a *bold word* b               | a <strong>bold word</strong> b
        _italic_                      | <em>italic</em>
        ~struck~                      | <s>struck</s>
        ```code```                    | <code>code</code>
        *_both_*                      | <strong><em>both</em></strong>
        2*3*4                         | 2*3*4
        snake_case_name               | snake_case_name
        * not bold *                  | * not bold *
        *open                         | *open
        **                            | **
        (*bold*)!                     | (<strong>bold</strong>)!
        *عرض خاص* اليوم               | <strong>عرض خاص</strong> اليوم
        """)
    void marksCountAtTheEdgesOfWords(String text, String html) {
        assertThat(bubble.html(text)).isEqualTo(html);
    }

    @Test
    void aMarkDoesNotReachIntoTheNextLine() {
        assertThat(bubble.html("*one\ntwo*")).isEqualTo("*one\ntwo*");
    }

    @Test
    void variablesStandOut() {
        assertThat(bubble.html("Hello *{{1}}*")).isEqualTo("Hello <strong><span class=\"slot\">{{1}}</span></strong>");
        assertThat(bubble.plain("{{first_name}}")).isEqualTo("<span class=\"slot\">{{first_name}}</span>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "*<img src=x onerror=alert(1)>*",
                "_\" onmouseover=\"x_",
                "```<b>```",
                "&lt;script&gt;",
                "{{<script>}}",
                "*<strong onclick=x>*",
                "</div><a href=javascript:x>"
            })
    void whatIsWrittenNeverBecomesMarkup(String text) {
        String html = bubble.html(text) + bubble.plain(text);

        assertThat(html.replaceAll("</?(strong|em|s|code)>|<span class=\"slot\">|</span>", ""))
                .doesNotContain("<", ">", "\"");
    }

    @Test
    void aTextMadeToBeSlowIsNot() {
        String nasty = "*_~`".repeat(10_000) + "{{".repeat(10_000) + "* ".repeat(10_000);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> bubble.html(nasty));
    }

    @ParameterizedTest
    @CsvSource({"ar,rtl", "ar_EG,rtl", "he,rtl", "fa,rtl", "ur,rtl", "en_US,ltr", "fr,ltr", "'',ltr", "arz,ltr"})
    void theLanguageDecidesTheDirection(String language, String direction) {
        assertThat(bubble.direction(language)).isEqualTo(direction);
    }
}
