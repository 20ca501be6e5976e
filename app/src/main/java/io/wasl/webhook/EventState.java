package io.wasl.webhook;

import java.util.Arrays;

/// What became of an event.
public enum EventState {
    /// Its form or its kind is not known to this version.
    UNRECOGNISED(1),
    /// A handler failed on it; it is tried again by hand or after an upgrade.
    QUARANTINED(2),
    /// Understood, but it belongs to nothing that we know.
    UNMATCHED(3),
    PROCESSED(4),
    /// It speaks of what its sender has no business with, and touched nothing.
    SUSPECT(5);

    private final int code;

    EventState(int code) {
        this.code = code;
    }

    /// As it stands in the database.
    int code() {
        return code;
    }

    static EventState of(int code) {
        return Arrays.stream(values())
                .filter(state -> state.code == code)
                .findFirst()
                .orElseThrow();
    }
}
