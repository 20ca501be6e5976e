package io.wasl.contact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// In which order contacts are listed.
public enum ContactOrder {
    NEWEST,
    /// By name; those without one last.
    NAME;

    public static Optional<ContactOrder> of(String code) {
        return Arrays.stream(values())
                .filter(order -> order.code().equals(code))
                .findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
