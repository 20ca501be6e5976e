package io.wasl.message.web;

import io.wasl.message.FactTimes;
import io.wasl.message.MessageStatus;
import io.wasl.message.StoredMessage;
import io.wasl.meta.ErrorTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A message as people read of it.
///
/// @param status the last part of the key of its word
/// @param steps what became of it, in the order of time
/// @param failure the family of Meta's code where there is one
public record MessageLine(
        StoredMessage message,
        String status,
        String tone,
        String icon,
        List<Step> steps,
        @Nullable String failure) {

    /// @param word the last part of the key of its word
    public record Step(String word, Instant at) {}

    static MessageLine of(StoredMessage message) {
        MessageStatus status = message.status();
        return new MessageLine(
                message,
                status.name().toLowerCase(Locale.ROOT),
                tone(status),
                icon(status),
                steps(message.times().withImpliedDelivery()),
                status == MessageStatus.FAILED ? family(message.errorCode()) : null);
    }

    private static List<Step> steps(FactTimes times) {
        List<Step> steps = new ArrayList<>();
        add(steps, "sent", times.sentAt() == null ? times.acceptedAt() : times.sentAt());
        add(steps, "delivered", times.deliveredAt());
        add(steps, "read", times.readAt());
        add(steps, "played", times.playedAt());
        add(steps, "failed", times.failedAt());
        return steps;
    }

    private static void add(List<Step> steps, String word, @Nullable Instant at) {
        if (at != null) {
            steps.add(new Step(word, at));
        }
    }

    private static String family(@Nullable Integer code) {
        if (code == null || code == 0) {
            return "0";
        }
        int family = ErrorTable.ruleFor(code).family();
        return family == ErrorTable.UNKNOWN ? "other" : String.valueOf(family);
    }

    private static String tone(MessageStatus status) {
        return switch (status) {
            case QUEUED, SENDING, CANCELLED -> "secondary";
            case ACCEPTED, SENT, SKIPPED, RECEIVED -> "blue";
            case DELIVERED -> "green";
            case READ -> "primary";
            case FAILED -> "red";
            case UNCONFIRMED -> "yellow";
        };
    }

    private static String icon(MessageStatus status) {
        return switch (status) {
            case QUEUED, SENDING -> "clock";
            case ACCEPTED, SENT -> "check";
            case DELIVERED -> "checks";
            case READ -> "eye";
            case RECEIVED -> "message-circle";
            case FAILED -> "circle-x";
            case SKIPPED -> "user";
            case UNCONFIRMED -> "question-mark";
            case CANCELLED -> "ban";
        };
    }
}
