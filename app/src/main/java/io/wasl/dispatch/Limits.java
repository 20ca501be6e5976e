package io.wasl.dispatch;

import java.time.Duration;

/// The engine's limits, in one place.
final class Limits {

    /// How often messages are marked and sent; all that may leave within it share one transaction.
    static final Duration TICK = Duration.ofMillis(15);

    /// How long an engine that has nothing to send waits before it looks for work that nobody has told it of: that of
    /// another instance.
    static final Duration IDLE = Duration.ofMillis(50);

    /// How often an engine looks, while campaigns run, for codes and replies that another instance has enqueued.
    static final Duration LOOK = Duration.ofMillis(20);

    /// A published property: a power cut leaves at most this many messages of a number unclear.
    static final int IN_FLIGHT_PER_NUMBER = 300;

    /// How many seconds' worth of a number's messages may be on their way: answers that take longer slow it down, so
    /// that a slow number whose answers do not come leaves room for others.
    static final int SECONDS_IN_FLIGHT = 2;

    /// Of all numbers together. Less than the connections to Meta: waiting for one would let a mark grow old. More than
    /// one number may have, so that one whose answers do not come holds up no other.
    static final int IN_FLIGHT = 500;

    /// Places that campaigns leave free, so that codes and conversations never wait for an answer of Meta's.
    static final int IN_FLIGHT_FOR_PEOPLE = 10;

    /// A cold start that opens all connections at once collapses under its own handshakes.
    static final int IN_FLIGHT_AT_START = 32;

    /// How many answers it takes for one more to be on its way at a time: a machine that is slow at first, while its
    /// connections are made and its programs compiled, grows more slowly.
    static final int ANSWERS_FOR_ONE_MORE = 10;

    /// How long it takes for one more where answers do not come.
    static final Duration ONE_MORE = Duration.ofMillis(200);

    /// An older mark may have been taken for a dead instance's.
    static final Duration INTENT_AGE = Duration.ofSeconds(2);

    static final Duration LEASE = Duration.ofSeconds(10);
    static final Duration RENEWAL = Duration.ofSeconds(2);

    /// How many roads an instance takes at a time, so that instances which start together share them.
    static final int ROADS_AT_ONCE = 8;

    static final int PAGE = 500;
    static final int LOW_WATER = 150;
    static final int SINGLES = 200;

    /// How often a batch is searched for messages that have become due again.
    static final Duration LOOK_BACK = Duration.ofSeconds(3);

    static final Duration NEXT_PAGE = Duration.ofMillis(250);
    static final int OUTCOMES = 500;
    static final int CHUNK = 1000;

    static final Duration UNMATCHED_KEPT = Duration.ofDays(7);

    /// What a stop may take: for the picker to end, for Meta to answer, and for the answers to be written
    /// down.
    static final Duration STOP_PICKING = Duration.ofSeconds(3);
    static final Duration STOP_SENDING = Duration.ofSeconds(17);
    static final Duration STOP_COMPLETING = Duration.ofSeconds(4);

    private Limits() {}
}
