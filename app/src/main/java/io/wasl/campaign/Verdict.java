package io.wasl.campaign;

import java.util.Locale;

/// What a check says about one person of the audience. Only the ready are written to. The codes are stored: they never
/// change their meaning.
public enum Verdict {
    READY(0),
    DUPLICATE(1),
    INVALID(2),
    /// Refuses marketing, or is blocked.
    OPTED_OUT(3),
    /// A variable of the template has no value for this person.
    MISSING_VARIABLES(4),
    /// Got a campaign in the days that this campaign keeps free.
    RECENTLY_CONTACTED(5);

    private static final Verdict[] BY_CODE = values();

    private final short code;

    Verdict(int code) {
        this.code = (short) code;
    }

    static Verdict of(int code) {
        return BY_CODE[code];
    }

    short code() {
        return code;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
