package io.wasl.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Gives each of many things its turn, so that one that fails costs itself only: it is left alone for a while, longer
/// each time, and the others go on.
///
/// @param <K> what can fail; equal things are the same one
public final class Stumbles<K> {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final Duration first;
    private final Map<K, Stumble> known = new ConcurrentHashMap<>();

    public Stumbles(InstantSource clock) {
        this(clock, FIRST);
    }

    /// @param first for how long something is left alone that fails for the first time
    public Stumbles(InstantSource clock, Duration first) {
        this.clock = clock;
        this.first = first;
    }

    /// Says that a turn failed, and what happens next.
    @FunctionalInterface
    public interface Teller<K> {

        /// @param pause for which it is left alone
        void tell(K thing, Duration pause, RuntimeException why);
    }

    private record Stumble(Duration pause, Instant until) {}

    public void each(Collection<? extends K> things, Consumer<? super K> turn, Teller<? super K> teller) {
        Set<K> resting = resting();
        for (K thing : things) {
            if (!resting.contains(thing)) {
                attempt(thing, turn, teller);
            }
        }
    }

    /// Those that are left alone now.
    public Set<K> resting() {
        Instant now = clock.instant();
        // Kept for a while after its pause, so that the next one is longer.
        known.values().removeIf(stumble -> stumble.until().plus(LONGEST).isBefore(now));
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().until().isAfter(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// @return for how long it is left alone
    public Duration failed(K thing) {
        Instant now = clock.instant();
        return known.merge(
                        thing,
                        new Stumble(first, now.plus(first)),
                        (last, again) -> longer(last.pause().multipliedBy(2), now))
                .pause();
    }

    public void succeeded(K thing) {
        known.remove(thing);
    }

    private void attempt(K thing, Consumer<? super K> turn, Teller<? super K> teller) {
        try {
            turn.accept(thing);
            succeeded(thing);
        } catch (RuntimeException e) {
            teller.tell(thing, failed(thing), e);
        }
    }

    private static Stumble longer(Duration wanted, Instant now) {
        Duration pause = wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
        return new Stumble(pause, now.plus(pause));
    }
}
