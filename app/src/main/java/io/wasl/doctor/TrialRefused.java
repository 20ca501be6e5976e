package io.wasl.doctor;

import java.util.Locale;

/// A test message that is not sent.
public final class TrialRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public enum Reason {
        NO_NUMBER,
        TEXT_TOO_LONG,
        TOO_MANY;

        /// As it stands in the message bundles.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;

    TrialRefused(Reason reason) {
        super("No test message is sent: " + reason.word());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
