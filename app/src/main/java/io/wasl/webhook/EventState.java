package io.wasl.webhook;

/// What became of an event.
public enum EventState {
    /// Its form or its kind is not known to this version.
    UNRECOGNISED,
    /// A handler failed on it; it will be tried again by hand or after an upgrade.
    QUARANTINED,
    /// Understood, but it belongs to nothing that we know.
    UNMATCHED,
    PROCESSED
}
