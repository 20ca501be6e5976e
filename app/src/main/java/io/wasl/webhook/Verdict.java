package io.wasl.webhook;

import org.jspecify.annotations.Nullable;

/// What became of an event, and why.
record Verdict(
        EventState state, @Nullable String reason, @Nullable String errorClass) {

    static final Verdict PROCESSED = new Verdict(EventState.PROCESSED, null, null);

    static Verdict unrecognised(String reason) {
        return new Verdict(EventState.UNRECOGNISED, reason, null);
    }

    static Verdict unmatched(String reason) {
        return new Verdict(EventState.UNMATCHED, reason, null);
    }

    static Verdict suspect(String reason) {
        return new Verdict(EventState.SUSPECT, reason, null);
    }

    static Verdict quarantined(Failure failure) {
        return new Verdict(EventState.QUARANTINED, failure.reason(), failure.errorClass());
    }
}
