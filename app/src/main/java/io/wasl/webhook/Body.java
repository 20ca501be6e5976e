package io.wasl.webhook;

/// What came of reading a request's body.
sealed interface Body {

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Bytes(byte[] bytes) implements Body {}

    enum Refusal implements Body {
        TOO_LARGE,
        TOO_SLOW,
        /// The bodies that are being read at this moment take up all the room there is for them.
        NO_ROOM,
        BROKEN_OFF
    }
}
