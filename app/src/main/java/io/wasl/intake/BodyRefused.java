package io.wasl.intake;

import java.util.Optional;

/// Thrown out of whatever reads a body that is not read on. No `IOException`, which servers and parsers take for a
/// sender who has gone.
public final class BodyRefused extends RuntimeException {

    private final Reason reason;

    public enum Reason {
        /// The bodies that are being read at this moment take up all the room there is for them.
        NO_ROOM,
        TOO_SLOW
    }

    BodyRefused(Reason reason) {
        super("A body is not read on: " + reason, null, false, false);
        this.reason = reason;
    }

    /// The reason that lies behind a failure; empty if it is another one.
    public static Optional<Reason> behind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyRefused refused) {
                return Optional.of(refused.reason);
            }
        }
        return Optional.empty();
    }
}
