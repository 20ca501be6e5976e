package io.wasl.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// One fault that struck, and the messages that were on their way at that moment.
final class Strike {

    private final Fault fault;
    private final String place;
    private final Instant at;
    private final long since = System.nanoTime();
    private final Uptime uptime;
    private final Duration upBefore;
    private final long acceptedBefore;
    private final Map<UUID, UUID> leaving = new HashMap<>();
    private final Set<UUID> unclear = new HashSet<>();
    private final Map<UUID, Wait> cleared = new HashMap<>();
    private long accepted;

    /// How long it took until the platform knew of a message.
    ///
    /// @param up how much of it some platform was there at all
    private record Wait(Duration all, Duration up) {}

    /// @param place the crash point; empty for any other fault
    Strike(Fault fault, String place, Instant at, Uptime uptime, long acceptedBefore) {
        this.uptime = uptime;
        upBefore = uptime.total();
        this.fault = fault;
        this.place = place;
        this.at = at;
        this.acceptedBefore = acceptedBefore;
    }

    /// @param messages that were on their way when it struck, each with the number it left from
    void caught(Map<UUID, UUID> messages) {
        leaving.putAll(messages);
        unclear.addAll(messages.keySet());
    }

    Fault fault() {
        return fault;
    }

    String place() {
        return place;
    }

    Instant at() {
        return at;
    }

    /// Whether the message was on its way.
    boolean hasCaught(UUID message) {
        return leaving.containsKey(message);
    }

    /// How many of the messages, at most, were on their way from one number.
    int mostOfOneNumber(Set<UUID> messages) {
        var ofEach = messages.stream().collect(Collectors.groupingBy(leaving::get, Collectors.counting()));
        return ofEach.values().stream().mapToInt(Long::intValue).max().orElse(0);
    }

    /// Those of which the platform has not said yet what became of them.
    Set<UUID> unclear() {
        return unclear;
    }

    void cleared(Set<UUID> known) {
        var wait = new Wait(
                Duration.ofNanos(System.nanoTime() - since), uptime.total().minus(upBefore));
        known.forEach(message -> {
            if (unclear.remove(message)) {
                cleared.put(message, wait);
            }
        });
    }

    /// Whether the platform knew of the message so soon after the strike.
    boolean wasClearWithin(Duration time, UUID message) {
        var wait = cleared.get(message);
        return wait != null && wait.all().compareTo(time) <= 0;
    }

    /// The same, not counting while all platforms were dead or starting: other strikes may have followed this one.
    boolean wasClearWithinUptime(Duration time, UUID message) {
        var wait = cleared.get(message);
        return wait != null && wait.up().compareTo(time) <= 0;
    }

    void end(long acceptedNow) {
        if (accepted == 0) {
            accepted = acceptedNow - acceptedBefore;
        }
    }

    /// How many messages Meta took from here to the next strike.
    long accepted() {
        return accepted;
    }
}
