package io.wasl.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One POST of Meta's, as it is kept.
///
/// @param signedFor the callback key of the account whose own app signed it; null if the installation's app did
@SuppressWarnings("ArrayRecordComponent") // never compared
record Delivery(long id, Instant receivedAt, @Nullable String signedFor, byte[] body) {}
