package io.wasl.meta;

/// What an error concerns.
public enum Scope {
    MESSAGE,
    RECIPIENT,
    NUMBER,
    TEMPLATE,
    CAMPAIGN,
    ACCOUNT
}
