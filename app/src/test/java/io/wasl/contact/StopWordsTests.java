package io.wasl.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopWordsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                " Stop. ",
                "\"stop\"",
                "STOP!!!",
                "Stop promotions",
                "STOP_ALL",
                "Unsubscribe",
                "opt-out",
                "Arrêt",
                "ARRET",
                "arre\u0302t",
                "Me désabonner",
                "desinscription",
                "ne plus recevoir",
                "توقف",
                "إيقاف",
                "ايقاف",
                "أوقف",
                "اوقف",
                "إلغاء الاشتراك",
                "الغاء الاشتراك",
                "تـوقـف",
                "تَوَقَّف",
                "\u200Fتوقف",
            })
    void aRefusalIsUnderstood(String text) {
        assertThat(StopWords.read(text)).contains(MarketingConsent.OPTED_OUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "?",
                "don't stop",
                "stop by tomorrow",
                "Où est l'arrêt de bus ?",
                "nonstop",
                "😀",
                "توقف المطر",
                "please do not unsubscribe me yet"
            })
    void aSentenceWithAWordOfRefusalIsNone(String text) {
        assertThat(StopWords.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "Reprendre", "اشترك"})
    void whoChangesTheirMindIsUnderstoodToo(String text) {
        assertThat(StopWords.read(text)).contains(MarketingConsent.OPTED_IN);
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 1_000_000})
    void aHugeTextCostsNothing(int length) {
        assertThat(StopWords.read("stop ".repeat(length))).isEmpty();
    }
}
