package io.wasl.connection;

import java.time.Instant;

/// What is still known of a number that was removed.
///
/// @param by the person or key that did it, as shown to people
public record RemovedAccount(AccountId id, String name, String displayPhoneNumber, String by, Instant at) {}
