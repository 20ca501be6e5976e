package io.wasl.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A language that every screen and every notice speaks.
public enum Language {
    EN("en"),
    FR("fr"),
    /// With European digits, as its readers in the Maghreb write them and as phone numbers and prices are read.
    AR("ar-u-nu-latn");

    private final Locale locale;

    Language(String tag) {
        this.locale = Locale.forLanguageTag(tag);
    }

    public Locale locale() {
        return locale;
    }

    /// The two letters of ISO 639.
    public String code() {
        return locale.getLanguage();
    }

    public boolean rightToLeft() {
        return this == AR;
    }

    public static Optional<Language> of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    /// The language of a locale; English for those not spoken here.
    public static Language of(Locale locale) {
        return of(locale.getLanguage()).orElse(EN);
    }
}
