package io.wasl.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.kernel.Language;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class IcuMessagesTests {

    private static final Object[] NAME = {"Hanta A."};

    private final IcuMessages messages = new IcuMessages();

    IcuMessagesTests() throws IOException {}

    @Test
    void aNameInLatinLettersDoesNotDisturbAnArabicSentence() {
        assertThat(messages.getMessage("web.home.hello", NAME, Language.AR.locale()))
                .endsWith("\u2068Hanta A.\u2069");
    }

    @Test
    void sentencesFromLeftToRightHoldNothingInvisible() {
        assertThat(messages.getMessage("web.home.hello", NAME, Language.FR.locale()))
                .endsWith("Hanta A.");
        assertThat(messages.getMessage("web.home.hello", NAME, Language.EN.locale()))
                .doesNotContain("\u2068");
    }
}
