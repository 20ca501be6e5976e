package io.wasl.meta;

/// How far a message came. Webhooks arrive in any order, so a later one is not a truer one.
public enum DeliveryStatus {
    SENT,
    DELIVERED,
    READ,
    PLAYED,
    FAILED
}
