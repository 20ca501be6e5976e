package io.wasl.campaign;

import java.util.Locale;

/// What the journal of a campaign tells.
public enum Happening {
    CREATED,
    CHECKED,
    CONFIRMED,
    LAUNCHED,
    PAUSED,
    RESUMED,
    CANCELLED,
    COMPLETED,
    /// It was complete, and some of its messages are to be sent again.
    REOPENED,
    SENT_AGAIN,
    TESTED,
    /// Its start was moved.
    MOVED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Happening of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
