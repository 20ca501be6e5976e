package io.wasl.contact;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What people write to hear no more marketing, or to hear it again. Only a message that consists of nothing else
/// counts: "stop by tomorrow" is no refusal.
final class StopWords {

    private static final int LONGEST = 60;

    private static final Set<String> STOP = plain(
            "stop",
            "stop all",
            "stopall",
            "stop promotions",
            "stop promo",
            "stop messages",
            "stop marketing",
            "unsubscribe",
            "unsubscribe me",
            "opt out",
            "optout",
            "opt-out",
            "remove me",
            "no more messages",
            "stop pub",
            "stop publicité",
            "stop promos",
            "arrêt",
            "arrêter",
            "arrêtez",
            "arrêter les promotions",
            "arrêter les messages",
            "désabonner",
            "me désabonner",
            "se désabonner",
            "désabonnement",
            "désinscription",
            "désinscrire",
            "me désinscrire",
            "ne plus recevoir",
            "je ne veux plus recevoir de messages",
            "توقف",
            "توقفوا",
            "إيقاف",
            "أوقف",
            "أوقفوا",
            "قف",
            "ستوب",
            "إلغاء",
            "إلغاء الاشتراك",
            "ألغ الاشتراك",
            "إيقاف العروض",
            "إيقاف العروض الترويجية",
            "إيقاف الرسائل",
            "لا أريد رسائل",
            "عدم الاشتراك");

    private static final Set<String> START = plain(
            "start",
            "unstop",
            "subscribe",
            "opt in",
            "opt-in",
            "s'abonner",
            "m'abonner",
            "me réabonner",
            "reprendre",
            "اشترك",
            "اشتراك",
            "ابدأ",
            "استئناف");

    private StopWords() {}

    /// What the text says about marketing, if that is all it says.
    static Optional<MarketingConsent> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var plain = plain(text);
        if (STOP.contains(plain)) {
            return Optional.of(MarketingConsent.OPTED_OUT);
        }
        return START.contains(plain) ? Optional.of(MarketingConsent.OPTED_IN) : Optional.empty();
    }

    private static Set<String> plain(String... words) {
        return Stream.of(words).map(StopWords::plain).collect(Collectors.toUnmodifiableSet());
    }

    /// Without accents, hamzas, vowel signs, tatweel, punctuation and capital letters.
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}\\u0640\\p{Cf}]", "")
                .replaceAll("[\\p{P}\\p{S}_]+", " ")
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
