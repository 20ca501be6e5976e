package io.wasl.contact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

public enum MarketingConsent {
    OPTED_IN,
    OPTED_OUT,
    UNKNOWN;

    public static Optional<MarketingConsent> of(String code) {
        return Arrays.stream(values())
                .filter(consent -> consent.code().equals(code))
                .findFirst();
    }

    /// As the database and the API write it: `opted_in`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
