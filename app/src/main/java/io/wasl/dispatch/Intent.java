package io.wasl.dispatch;

import io.wasl.message.Fact;

/// A committed mark that a message is about to leave. From here on only an answer, or an echo, can tell what became of
/// it.
///
/// @param markedAt before the mark was written, by the nanosecond clock
record Intent(Waiting message, int attempt, int epoch, long markedAt) {

    Fact.About about() {
        return message.about(attempt);
    }
}
