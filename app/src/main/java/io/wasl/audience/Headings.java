package io.wasl.audience;

import io.wasl.audience.ImportPlan.Meaning;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What columns are called in English, French and Arabic.
final class Headings {

    private static final Map<String, Meaning> WHOLE = new HashMap<>();

    /// One of these words is enough, wherever it stands: "Tél. client", "رقم هاتف العميل".
    private static final Set<String> PHONE_WORDS = Set.of(
            "phone",
            "telephone",
            "tel",
            "mobile",
            "whatsapp",
            "gsm",
            "msisdn",
            "portable",
            "cellphone",
            "cellulaire",
            "هاتف",
            "الهاتف",
            "جوال",
            "الجوال",
            "موبايل",
            "الموبايل",
            "واتساب",
            "الواتساب",
            "واتس",
            "تليفون");

    /// One of these is enough too, also beside a word for a phone: "Accord WhatsApp", "Accepts SMS Marketing".
    private static final Set<String> CONSENT_WORDS = Set.of(
            "consent",
            "consents",
            "consentement",
            "consentements",
            "accord",
            "accepte",
            "acceptation",
            "accepts",
            "accepted",
            "autorisation",
            "permission",
            "optin",
            "rgpd",
            "gdpr",
            "موافقة",
            "الموافقة",
            "موافق",
            "fanekena");

    /// What is said about letters is said about nothing else.
    private static final Set<String> MAIL_WORDS = Set.of("email", "mail", "emails", "mails", "courriel", "newsletter");

    /// What stands beside a number rather than being one: "Phone 1 - Label".
    private static final Set<String> LABEL_WORDS = Set.of("label", "type", "libelle");

    static {
        all(
                Meaning.PHONE,
                "number",
                "cell",
                "to",
                "numéro",
                "num",
                "numero tel",
                "n° tel",
                "رقم",
                "الرقم",
                "recipient");
        all(
                Meaning.NAME,
                "name",
                "full name",
                "fullname",
                "contact name",
                "contact",
                "customer",
                "customer name",
                "client",
                "last name",
                "lastname",
                "surname",
                "family name",
                "nom",
                "noms",
                "nom complet",
                "nom client",
                "nom du client",
                "nom de famille",
                "nom et prénom",
                "nom et prénoms",
                "nom prénom",
                "prénom et nom",
                "raison sociale",
                "الاسم",
                "اسم",
                "الاسم الكامل",
                "اسم العميل",
                "اسم الزبون",
                "اللقب",
                "اسم العائلة",
                "الاسم واللقب",
                "anarana");
        all(
                Meaning.FIRST_NAME,
                "first name",
                "firstname",
                "given name",
                "prénom",
                "prénoms",
                "الاسم الأول",
                "الاسم الشخصي");
        all(Meaning.LANGUAGE, "language", "lang", "locale", "langue", "لغة", "اللغة");
        all(
                Meaning.TAGS,
                "tag",
                "tags",
                "label",
                "labels",
                "group",
                "groups",
                "segment",
                "segments",
                "étiquette",
                "étiquettes",
                "groupe",
                "groupes",
                "libellé",
                "وسم",
                "وسوم",
                "الوسوم",
                "مجموعة",
                "المجموعة",
                "تصنيف",
                "التصنيف");
        all(
                Meaning.CONSENT,
                "consent",
                "marketing",
                "marketing consent",
                "opt in",
                "optin",
                "opted in",
                "consentement",
                "accord marketing",
                "موافقة",
                "الموافقة");
        all(
                Meaning.REFUSAL,
                "refus",
                "refusal",
                "refused",
                "opposition",
                "désabonné",
                "désabonnement",
                "désinscrit",
                "désinscription",
                "unsubscribed",
                "unsubscribe",
                "opt out",
                "optout",
                "opted out",
                "marketing opt out",
                "do not contact",
                "do not disturb",
                "dnc",
                "ne pas contacter",
                "blacklist",
                "blacklisted",
                "liste noire",
                "stop",
                "stop sms",
                "stop whatsapp",
                "رفض",
                "إلغاء الاشتراك",
                "القائمة السوداء",
                "عدم الإزعاج");
    }

    private Headings() {}

    static Optional<Meaning> meaning(String heading) {
        var plain = plain(heading);
        var whole = WHOLE.get(plain);
        if (whole != null) {
            return Optional.of(whole);
        }
        var words = Stream.of(plain.split(" ")).collect(Collectors.toSet());
        if (isConsent(plain, words)) {
            return Optional.of(Meaning.CONSENT);
        }
        return holds(words, PHONE_WORDS) && !holds(words, LABEL_WORDS) ? Optional.of(Meaning.PHONE) : Optional.empty();
    }

    private static boolean isConsent(String plain, Set<String> words) {
        boolean isNamed = holds(words, CONSENT_WORDS) || (" " + plain + " ").contains(" opt in ");
        return isNamed && !holds(words, MAIL_WORDS);
    }

    private static boolean holds(Set<String> words, Set<String> some) {
        return words.stream().anyMatch(some::contains);
    }

    /// Without accents, hamzas, punctuation and capital letters.
    static String plain(String heading) {
        return Normalizer.normalize(heading, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}\\u0640\\p{Cf}]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static void all(Meaning meaning, String... headings) {
        Stream.of(headings).forEach(heading -> WHOLE.put(plain(heading), meaning));
    }
}
