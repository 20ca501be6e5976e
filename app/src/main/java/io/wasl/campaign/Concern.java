package io.wasl.campaign;

import java.util.Locale;

/// What a check may find. The bundle's texts are named after the codes.
public enum Concern {
    ACCOUNT_MISSING(Severity.BLOCKER),
    ACCOUNT_BROKEN(Severity.BLOCKER),
    ACCOUNT_PAUSED(Severity.BLOCKER),
    TEMPLATE_MISSING(Severity.BLOCKER),
    /// There is one of that name, in other languages.
    TEMPLATE_LANGUAGE_MISSING(Severity.BLOCKER),
    TEMPLATE_NOT_APPROVED(Severity.BLOCKER),
    TEMPLATE_REJECTED(Severity.BLOCKER),
    TEMPLATE_PAUSED(Severity.BLOCKER),
    TEMPLATE_DISABLED(Severity.BLOCKER),
    /// It holds parts, such as a carousel, that a list of values cannot fill.
    TEMPLATE_UNSUPPORTED(Severity.BLOCKER),
    VARIABLE_UNMAPPED(Severity.BLOCKER),
    AUDIENCE_MISSING(Severity.BLOCKER),
    AUDIENCE_TOO_LARGE(Severity.BLOCKER),
    NO_READY_RECIPIENT(Severity.BLOCKER),
    END_BEFORE_START(Severity.BLOCKER),

    DUPLICATES(Severity.WARNING),
    INVALID_NUMBERS(Severity.WARNING),
    OPTED_OUT(Severity.WARNING),
    MISSING_VALUES(Severity.WARNING),
    /// Marketing to people of whom nobody knows whether they want it.
    CONSENT_UNKNOWN(Severity.WARNING),
    /// A whole address where the end of a button's was asked for: the button leads nowhere.
    WHOLE_ADDRESS(Severity.WARNING),
    RECENTLY_CONTACTED(Severity.WARNING),
    QUALITY_LOW(Severity.WARNING),
    TEMPLATE_QUALITY_LOW(Severity.WARNING),
    OVER_MESSAGING_LIMIT(Severity.WARNING),
    SCHEDULE_PAST(Severity.WARNING),
    QUIET_HOURS(Severity.WARNING),
    ENDS_TOO_EARLY(Severity.WARNING),

    LEFT_OUT_RECENT(Severity.INFO),
    LIMIT_UNKNOWN(Severity.INFO),
    SAME_TEXT_FOR_ALL(Severity.INFO),
    /// The clocks show the hour of the start twice, because summer time ends.
    HOUR_TWICE(Severity.INFO),
    /// Only useful messages are sent once more by themselves.
    NO_RESEND_OF_MARKETING(Severity.INFO);

    private final Severity severity;

    Concern(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
