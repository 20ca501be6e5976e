package io.wasl.contact;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The columns of an exported address book, in the languages of its readers. An import knows them again, whichever
/// language they are in; whatever stands beside them are attributes.
public enum ContactColumn {
    PHONE("Phone number", "Numéro de téléphone", "رقم الهاتف"),
    NAME("Name", "Nom", "الاسم"),
    LANGUAGE("Language", "Langue", "اللغة"),
    TAGS("Tags", "Étiquettes", "الوسوم"),
    CONSENT("Marketing consent", "Accord marketing", "الموافقة على التسويق"),
    CONSENT_AT("Consent since", "Accord depuis", "الموافقة منذ"),
    CONSENT_SOURCE("Consent given through", "Accord exprimé par", "الموافقة عن طريق"),
    BLOCKED("Blocked", "Bloqué", "محظور"),
    LAST_WROTE("Last wrote", "Dernier message reçu", "آخر رسالة منه"),
    ADDED("Added", "Ajouté le", "أُضيف في");

    private static final List<String> LANGUAGES = List.of("en", "fr", "ar");

    @SuppressWarnings("ImmutableEnumChecker") // a list that nobody can change
    private final List<String> headings;

    ContactColumn(String... headings) {
        this.headings = List.of(headings);
    }

    public String heading(Locale locale) {
        return headings.get(Math.max(0, LANGUAGES.indexOf(locale.getLanguage())));
    }

    /// Whether these are the headings of an exported address book.
    public static boolean areAll(List<String> headings) {
        return LANGUAGES.stream()
                .map(Locale::of)
                .anyMatch(locale -> Arrays.stream(values())
                        .allMatch(column -> headings.stream().anyMatch(heading -> column.isCalled(heading, locale))));
    }

    public static Optional<ContactColumn> of(String heading) {
        return Arrays.stream(values())
                .filter(column ->
                        LANGUAGES.stream().map(Locale::of).anyMatch(locale -> column.isCalled(heading, locale)))
                .findFirst();
    }

    /// The headings of times go on with the name of a zone, in brackets.
    private boolean isCalled(String heading, Locale locale) {
        var own = heading(locale);
        return heading.equals(own) || (heading.startsWith(own + " (") && heading.endsWith(")"));
    }
}
