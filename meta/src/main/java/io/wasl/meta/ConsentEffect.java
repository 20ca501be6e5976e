package io.wasl.meta;

/// What an error tells about a recipient.
public enum ConsentEffect {
    /// The person stopped marketing from us.
    STOPPED_MARKETING,
    /// The number is probably not on WhatsApp; one such answer is a hint, several are a fact.
    UNREACHABLE,
    /// We ourselves blocked this person.
    BLOCKED_BY_US
}
