package io.wasl.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How a sending benchmark went, looked at four times a second.
final class Course {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STEP = Duration.ofMillis(250);

    private final int messages;
    private final List<Moment> moments = new ArrayList<>();

    Course(int messages) {
        this.messages = messages;
    }

    /// @param sent messages that Meta has answered for
    /// @param statuses that have been applied
    /// @param behind webhook deliveries that are kept and not yet read
    record Moment(long at, long sent, long statuses, long behind) {}

    record Pace(double messagesPerSecond, double statusesPerSecond) {}

    Course add(Moment moment) {
        moments.add(moment);
        try {
            Thread.sleep(STEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return this;
    }

    boolean isOver() {
        return !moments.isEmpty() && last().statuses() >= 3L * messages;
    }

    /// Nothing has changed for long.
    boolean isStuck() {
        var end = last();
        return moments.stream()
                .filter(moment -> end.at() - moment.at() > PATIENCE.toNanos())
                .anyMatch(moment -> moment.sent() == end.sent() && moment.statuses() == end.statuses());
    }

    Moment last() {
        return moments.getLast();
    }

    Pace whole() {
        return between(moments.getFirst(), firstWith(messages));
    }

    /// Without the time in which the platform's Java compiles itself.
    Pace steady() {
        return between(firstWith(messages / 10 * 4), firstWith(messages / 10 * 9));
    }

    Duration lagAtEnd() {
        return Duration.ofNanos(last().at() - firstWith(messages).at());
    }

    long mostBehind() {
        return moments.stream().mapToLong(Moment::behind).max().orElse(0);
    }

    private Moment firstWith(int sent) {
        return moments.stream()
                .filter(moment -> moment.sent() >= sent)
                .findFirst()
                .orElseGet(this::last);
    }

    private static Pace between(Moment from, Moment to) {
        double seconds = Math.max(1, to.at() - from.at()) / 1e9;
        return new Pace((to.sent() - from.sent()) / seconds, (to.statuses() - from.statuses()) / seconds);
    }
}
