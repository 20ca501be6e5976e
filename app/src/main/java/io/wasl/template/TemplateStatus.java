package io.wasl.template;

import java.util.Arrays;
import java.util.Locale;

/// What Meta lets a template do. Only an approved one can be sent.
public enum TemplateStatus {
    APPROVED,
    PENDING,
    REJECTED,
    PAUSED,
    DISABLED,
    IN_APPEAL,
    PENDING_DELETION,
    DELETED,
    LIMIT_EXCEEDED,
    ARCHIVED,
    /// A word of Meta's that is new to us; treated like everything that is not approved.
    UNKNOWN;

    public static TemplateStatus of(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(status -> status.name().equals(upper))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
