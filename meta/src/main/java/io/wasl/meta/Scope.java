package io.wasl.meta;

/// What an error concerns.
public enum Scope {
    MESSAGE,
    RECIPIENT,
    /// The number and this recipient together: other numbers may write to them, and the number to others.
    PAIR,
    NUMBER,
    TEMPLATE,
    CAMPAIGN,
    ACCOUNT
}
