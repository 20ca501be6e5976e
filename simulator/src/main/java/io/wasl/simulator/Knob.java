package io.wasl.simulator;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Everything about Meta's behaviour that can be turned while the simulator runs.
enum Knob {
    ANSWER_MS_MIN(Unit.MILLIS, 40, "Least time until a send is answered"),
    ANSWER_MS_MAX(Unit.MILLIS, 120, "Most time until a send is answered"),
    LOST_CLOSE_RATE(Unit.RATE, 0, "Sends whose connection is closed without an answer"),
    LOST_HANG_RATE(Unit.RATE, 0, "Sends that are never answered"),
    LOST_HALF_RATE(Unit.RATE, 0, "Sends whose answer breaks off in the middle"),
    LOST_ACCEPTED_SHARE(Unit.RATE, 1, "Share of the sends with a lost answer that are accepted all the same"),
    SERVER_ERROR_RATE(Unit.RATE, 0, "Sends answered with 503 and a Graph error"),
    BAD_GATEWAY_RATE(Unit.RATE, 0, "Sends answered with 502 and an HTML page"),
    SERVER_ERROR_ACCEPTED_SHARE(Unit.RATE, 0, "Share of the sends answered 502 or 503 that are accepted all the same"),

    THROTTLE_NUMBERS(Unit.SWITCH, 0, "Refuse more messages a second than a number's throughput (130429)"),
    THROTTLE_MPS(Unit.COUNT, 0, "Throughput of every number; 0 takes the number's own level, 80 or 1000"),
    THROTTLE_PAIRS(Unit.SWITCH, 0, "Refuse more than one message in 6 s to the same user, burst 45 (131056)"),
    ENFORCE_WINDOW(Unit.SWITCH, 0, "Free-form messages fail when the user has not written for 24 hours (131047)"),
    HELD_RATE(Unit.RATE, 0, "Template messages held for quality assessment"),
    HELD_MS(Unit.MILLIS, 10_000, "How long messages are held"),
    HELD_DROPPED_SHARE(Unit.RATE, 0, "Share of the held messages that end as failed (132015)"),

    SENT_MS_MIN(Unit.MILLIS, 150, "Least time from acceptance to the status sent"),
    SENT_MS_MAX(Unit.MILLIS, 800, "Most time from acceptance to the status sent"),
    DELIVERED_MS_MIN(Unit.MILLIS, 300, "Least time from sent to delivered (or failed)"),
    DELIVERED_MS_MAX(Unit.MILLIS, 2_500, "Most time from sent to delivered (or failed)"),
    READ_MS_MIN(Unit.MILLIS, 1_500, "Least time from delivered to read"),
    READ_MS_MAX(Unit.MILLIS, 15_000, "Most time from delivered to read"),
    DELIVERED_RATE(Unit.RATE, 0.97, "Messages that reach the phone, of those that do not fail"),
    READ_RATE(Unit.RATE, 0.6, "Messages that are read, of those delivered"),
    DELIVERED_SKIPPED_RATE(Unit.RATE, 0, "Read messages without a status delivered"),
    REPLY_RATE(Unit.RATE, 0, "Read messages that the user answers"),
    BSUID_ONLY_RATE(Unit.RATE, 0, "Users who hide their phone number"),

    EARLY_WEBHOOK_RATE(Unit.RATE, 0, "Sends whose status sent is delivered before the send is answered"),
    DUPLICATE_RATE(Unit.RATE, 0, "Events that are delivered twice"),
    REORDER_RATE(Unit.RATE, 0, "Messages whose statuses come in a random order"),
    DROP_RATE(Unit.RATE, 0, "Events that are never delivered"),
    BATCH_MAX(Unit.COUNT, 1, "Most events in one webhook, up to 1000"),
    BATCH_LINGER_MS(Unit.MILLIS, 100, "How long an event waits for others to share its webhook"),
    CALLBACK_CONCURRENCY(Unit.COUNT, 64, "Most webhooks in flight, up to 128"),
    CALLBACK_TIMEOUT_MS(Unit.MILLIS, 10_000, "A webhook unanswered for this long counts as failed"),
    RETRY_FIRST_MS(Unit.MILLIS, 500, "Wait before a failed webhook is tried again; doubles each time"),
    RETRY_MAX_MS(Unit.MILLIS, 600_000, "Longest wait between two tries"),
    RETRY_TRIES(Unit.COUNT, 20, "Tries after which a webhook is given up"),

    CLOCK_AHEAD_MS(Unit.MILLIS, 0, "How far Meta's clock is ahead of ours, in the Date of refusals"),
    REVIEW_MS(Unit.MILLIS, 4_000, "Time until a new template is reviewed"),
    REVIEW_REJECT_RATE(Unit.RATE, 0, "Templates that the review rejects");

    private static final double DAY_MS = 86_400_000;
    private static final Map<String, Knob> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Knob::label, Function.identity()));

    final Unit unit;
    final double start;
    final String meaning;

    Knob(Unit unit, double start, String meaning) {
        this.unit = unit;
        this.start = start;
        this.meaning = meaning;
    }

    static Knob named(String label) {
        Knob knob = BY_NAME.get(label);
        if (knob == null) {
            throw new BadKnob("There is no knob named '" + label + "'");
        }
        return knob;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    double most() {
        return switch (this) {
            case BATCH_MAX -> 1_000;
            case CALLBACK_CONCURRENCY -> Courier.MOST_CONNECTIONS;
            case THROTTLE_MPS -> 100_000;
            case RETRY_TRIES -> 1_000;
            default -> unit == Unit.MILLIS ? 7 * DAY_MS : 1;
        };
    }

    double least() {
        return this == BATCH_MAX || this == CALLBACK_CONCURRENCY || this == RETRY_TRIES || this == CALLBACK_TIMEOUT_MS
                ? 1
                : 0;
    }

    enum Unit {
        MILLIS,
        RATE,
        COUNT,
        SWITCH
    }
}
