package io.wasl.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateChoiceTests {

    @ParameterizedTest
    @CsvSource({
        "en_US, en_US",
        "en-US, en_US",
        "EN_us, en_US",
        "en, en",
        "FR, fr",
        "pt-br, pt_BR",
        "fil, fil",
        "zh_Hans_CN, zh_Hans_CN"
    })
    void otherSpellingsOfALanguageBecomeMetas(String written, String language) {
        assertThat(new TemplateChoice("order_update", written).language()).isEqualTo(language);
    }
}
