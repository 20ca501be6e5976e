package io.wasl.connection;

/// Whether a number is known to be a client's.
enum Proof {
    /// A client says so.
    UNPROVEN,
    /// Meta says so.
    PROVEN,
    /// A client said so, and Meta says so of another.
    DISPLACED
}
