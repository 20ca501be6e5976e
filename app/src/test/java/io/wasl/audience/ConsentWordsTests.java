package io.wasl.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.contact.MarketingConsent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentWordsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "non",
                "Non.",
                "NON MERCI",
                "refuse",
                "Refusé",
                "refusée",
                "a refusé",
                "refus",
                "Désabonné",
                "désabonnée",
                "desinscrit",
                "ne plus contacter",
                "pas d'accord",
                "pas intéressé",
                "jamais",
                "STOP",
                "stop sms",
                "sans",
                "opposition",
                "rétracté non",
                "no",
                "No thanks",
                "opt-out",
                "Opted out",
                "optout",
                "unsubscribed",
                "Unsubscribe",
                "do not contact",
                "Don't call: never",
                "declined",
                "rejected",
                "withdrawn",
                "revoked",
                "not interested",
                "blocked",
                "blacklisted",
                "FALSE",
                "0",
                "n",
                "❌",
                "✗",
                "👎",
                "رفض",
                "رفضت",
                "مرفوض",
                "لا",
                "لا شكرا",
                "غير موافق",
                "إلغاء الاشتراك",
                "أوقف",
                "توقف",
                "لم يوافق",
                "tsia",
                "Tsia misaotra",
                "tsy manaiky",
                "tsy mety",
                "mandà",
                "aza antsoina",
                "yes but not by WhatsApp",
                "non-consenti"
            })
    void aRefusalIsUnderstoodInItsUsualWords(String word) {
        assertThat(ConsentWords.read(word)).contains(MarketingConsent.OPTED_OUT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oui",
                "Oui !",
                "OUI",
                "d’accord",
                "D'accord",
                "accepté",
                "acceptée",
                "j’accepte",
                "consentement donné",
                "abonnée",
                "inscrit",
                "autorisé",
                "vrai",
                "o",
                "yes",
                "Y",
                "true",
                "1",
                "x",
                "ok",
                "agreed",
                "accepts",
                "opt-in",
                "Opted in",
                "subscribed",
                "granted",
                "✓",
                "☑",
                "✅",
                "✔\uFE0F",
                "نعم",
                "موافق",
                "أوافق",
                "مشترك",
                "eny",
                "ekena",
                "manaiky"
            })
    void soIsAnAgreement(String word) {
        assertThat(ConsentWords.read(word)).contains(MarketingConsent.OPTED_IN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00A0",
                "-",
                "NULL",
                "N/A",
                "#N/A",
                "inconnu",
                "non renseigné",
                "Unknown",
                "pending",
                "en attente",
                "غير معروف"
            })
    void whatSaysNothingIsKnownToSayNothing(String word) {
        assertThat(ConsentWords.read(word)).contains(MarketingConsent.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"???", "2026-01-05", "1/1/2026", "peut-être", "maybe", "Tana", "42"})
    void whatIsNotUnderstoodIsTold(String word) {
        assertThat(ConsentWords.read(word)).isEmpty();
    }
}
