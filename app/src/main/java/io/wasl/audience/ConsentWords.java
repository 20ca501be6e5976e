package io.wasl.audience;

import io.wasl.contact.MarketingConsent;
import io.wasl.kernel.EmptyValue;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What people write into a column about consent, in French, Arabic, English and Malagasy. Whatever holds a word of
/// refusal is a refusal: to be silent by mistake harms nobody.
final class ConsentWords {

    private static final Set<String> NOTHING_KNOWN = plain(
            "unknown",
            "none",
            "not known",
            "not set",
            "not provided",
            "not asked",
            "not given",
            "no answer",
            "no response",
            "no data",
            "pending",
            "inconnu",
            "inconnue",
            "non renseigné",
            "non renseignée",
            "non communiqué",
            "non précisé",
            "non demandé",
            "non connu",
            "pas de réponse",
            "sans réponse",
            "à demander",
            "en attente",
            "غير معروف",
            "غير محدد",
            "لم يسأل",
            "لا جواب",
            "tsy fantatra");

    private static final Set<String> REFUSAL_PHRASES = plain("opt out", "opted out", "opting out");

    private static final Set<String> REFUSAL_WORDS = plain(
            "n",
            "no",
            "non",
            "not",
            "nope",
            "never",
            "false",
            "f",
            "0",
            "off",
            "unchecked",
            "without",
            "dnd",
            "dnc",
            "optout",
            "faux",
            "pas",
            "ne",
            "ni",
            "sans",
            "aucun",
            "aucune",
            "jamais",
            "لا",
            "كلا",
            "ليس",
            "لم",
            "لن",
            "غير",
            "عدم",
            "بدون",
            "رفض",
            "رفضت",
            "رافض",
            "رافضة",
            "يرفض",
            "ترفض",
            "أرفض",
            "الرفض",
            "مرفوض",
            "مرفوضة",
            "ممنوع",
            "محظور",
            "محظورة",
            "إلغاء",
            "ألغى",
            "ألغت",
            "ملغى",
            "ملغي",
            "توقف",
            "أوقف",
            "إيقاف",
            "حظر",
            "خطأ",
            "tsia",
            "tsy",
            "aza",
            "manda",
            "mandà",
            "nandà",
            "nanda",
            "nolavina",
            "lavina",
            "mitsipaka",
            "atsaharo",
            "ajanony");

    private static final Set<String> REFUSAL_BEGINNINGS = plain(
            "refus",
            "désabonn",
            "désinscri",
            "désactiv",
            "unsub",
            "declin",
            "reject",
            "rejet",
            "revok",
            "revoc",
            "révoq",
            "withdr",
            "withdrew",
            "retir",
            "oppos",
            "objec",
            "stop",
            "block",
            "bloqu",
            "blacklist",
            "interdi",
            "forbid",
            "forbad",
            "prohib",
            "arrêt",
            "annul",
            "cancel",
            "denied",
            "deny",
            "disallow",
            "disagre",
            "dissent",
            "exclu",
            "resili");

    private static final Set<String> AGREEMENT_PHRASES = plain("opt in", "opted in", "opting in");

    private static final Set<String> AGREEMENT_WORDS = plain(
            "y",
            "yes",
            "yep",
            "yeah",
            "true",
            "t",
            "1",
            "x",
            "ok",
            "okay",
            "on",
            "checked",
            "sure",
            "agree",
            "agreed",
            "agrees",
            "accept",
            "accepts",
            "accepted",
            "allow",
            "allowed",
            "allows",
            "authorized",
            "authorised",
            "consent",
            "consented",
            "consents",
            "granted",
            "given",
            "confirmed",
            "subscribed",
            "subscribe",
            "subscriber",
            "optin",
            "o",
            "oui",
            "vrai",
            "accepte",
            "accepté",
            "acceptée",
            "acceptés",
            "acceptées",
            "accepter",
            "accord",
            "accordé",
            "accordée",
            "autorise",
            "autorisé",
            "autorisée",
            "consentement",
            "consenti",
            "consentie",
            "consentante",
            "consentant",
            "favorable",
            "abonné",
            "abonnée",
            "inscrit",
            "inscrite",
            "confirmé",
            "confirmée",
            "donné",
            "volontiers",
            "نعم",
            "أجل",
            "موافق",
            "موافقة",
            "أوافق",
            "وافق",
            "وافقت",
            "يوافق",
            "توافق",
            "الموافقة",
            "قبل",
            "قبلت",
            "يقبل",
            "أقبل",
            "مقبول",
            "مشترك",
            "مشتركة",
            "مسموح",
            "صح",
            "صحيح",
            "حسنا",
            "eny",
            "eka",
            "ekena",
            "ie",
            "manaiky",
            "nanaiky",
            "mety",
            "vonona");

    private static final Set<String> SIGNS_OF_REFUSAL = Set.of("✗", "✘", "☒", "❌", "×", "✖", "🚫", "⛔", "👎", "-1");
    private static final Set<String> SIGNS_OF_AGREEMENT = Set.of("✓", "✔", "☑", "✅", "👍", "+");

    private ConsentWords() {}

    /// @return empty for words that are not understood
    static Optional<MarketingConsent> read(String cell) {
        var sign = cell.replace("\uFE0F", "").strip();
        var text = Headings.plain(cell);
        if (EmptyValue.looksEmpty(cell) || NOTHING_KNOWN.contains(text)) {
            return Optional.of(MarketingConsent.UNKNOWN);
        }
        if (SIGNS_OF_REFUSAL.contains(sign) || isRefusal(text)) {
            return Optional.of(MarketingConsent.OPTED_OUT);
        }
        return SIGNS_OF_AGREEMENT.contains(sign) || isAgreement(text)
                ? Optional.of(MarketingConsent.OPTED_IN)
                : Optional.empty();
    }

    private static boolean isRefusal(String text) {
        return holds(text, REFUSAL_PHRASES)
                || words(text)
                        .anyMatch(word -> REFUSAL_WORDS.contains(word)
                                || REFUSAL_BEGINNINGS.stream().anyMatch(word::startsWith));
    }

    private static boolean isAgreement(String text) {
        return holds(text, AGREEMENT_PHRASES) || words(text).anyMatch(AGREEMENT_WORDS::contains);
    }

    private static boolean holds(String text, Set<String> phrases) {
        return phrases.stream().anyMatch(phrase -> (" " + text + " ").contains(" " + phrase + " "));
    }

    /// A letter or a digit says something only by itself: `1`, not `1/1/2026`.
    private static Stream<String> words(String text) {
        return Stream.of(text.split(" ")).filter(word -> word.length() > 1 || text.length() == 1);
    }

    private static Set<String> plain(String... words) {
        return Stream.of(words).map(Headings::plain).collect(Collectors.toUnmodifiableSet());
    }
}
