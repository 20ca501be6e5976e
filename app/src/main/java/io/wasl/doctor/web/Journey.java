package io.wasl.doctor.web;

import io.wasl.message.FactTimes;
import io.wasl.message.MessageStatus;
import io.wasl.message.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a test message has come.
///
/// @param waits whether it is still here
/// @param unknown whether nobody knows if Meta has it
/// @param failed Meta's code; null if it has not failed
/// @param watched whether more may come, so that it is worth looking again
record Journey(
        List<Step> steps,
        boolean waits,
        boolean unknown,
        @Nullable Integer failed,
        @Nullable String detail,
        boolean watched) {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /// @param at when it was reached; null if it was not yet
    record Step(String name, @Nullable Instant at) {}

    static Journey of(StoredMessage message, Instant now) {
        FactTimes times = message.times();
        MessageStatus status = message.status();
        boolean failed = status == MessageStatus.FAILED || status == MessageStatus.CANCELLED;
        boolean over = failed || status == MessageStatus.READ;
        return new Journey(
                List.of(
                        new Step("accepted", times.acceptedAt()),
                        new Step("sent", times.sentAt()),
                        new Step("delivered", times.deliveredAt()),
                        new Step("read", times.readAt())),
                status == MessageStatus.QUEUED || status == MessageStatus.SENDING,
                status == MessageStatus.UNCONFIRMED,
                failed ? code(message) : null,
                message.detail(),
                !over && now.isBefore(message.createdAt().plus(PATIENCE)));
    }

    private static int code(StoredMessage message) {
        return message.errorCode() == null ? 0 : message.errorCode();
    }
}
