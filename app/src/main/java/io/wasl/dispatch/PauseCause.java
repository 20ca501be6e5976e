package io.wasl.dispatch;

/// Who or what paused a batch.
public enum PauseCause {
    PERSON,
    CAMPAIGN,
    TEMPLATE,
    NUMBER,
    /// Ends by itself once the account can send again.
    ACCOUNT
}
