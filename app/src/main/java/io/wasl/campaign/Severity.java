package io.wasl.campaign;

import java.util.Locale;

/// How much a finding weighs.
public enum Severity {
    /// The campaign cannot be confirmed.
    BLOCKER,
    WARNING,
    INFO;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
