package io.wasl.meta;

/// What to do about an error.
public enum Action {
    /// Try again soon, with growing pauses.
    RETRY,
    /// Try again, but not before the rule's delay has passed.
    RETRY_LATER,
    /// Stop whatever the rule's scope names until a person or the rule's delay lifts it.
    PAUSE,
    /// This message will never get through as it is.
    GIVE_UP,
    /// This recipient is not to be tried again in the same way.
    SUPPRESS
}
