package io.wasl.webhook;

import java.time.Instant;

/// One POST of Meta's, as it is kept.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Delivery(long id, Instant receivedAt, byte[] body) {}
