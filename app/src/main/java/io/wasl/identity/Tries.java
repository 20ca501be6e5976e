package io.wasl.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Counts tries that may be wrong, and makes the next one wait: not at all for the first few, then twice as long each
/// time. Whoever forgot his password hardly notices; whoever guesses is down to a hundred guesses a day.
final class Tries {

    private static final int FREE = 5;
    private static final Duration FIRST_DELAY = Duration.ofSeconds(2);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);
    private static final int MOST_DOUBLINGS = 16;
    private static final Duration REMEMBERED = Duration.ofHours(2);
    private static final int MOST_REMEMBERED = 50_000;

    private final Clock clock;
    private final Cache<String, Count> counts = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .build();

    Tries(Clock clock) {
        this.clock = clock;
    }

    /// Counts a try before anybody knows what becomes of it, so that many at once are counted too.
    ///
    /// @return how long to wait instead; zero if it may be tried now
    Duration begin(String key) {
        var now = clock.instant();
        var count = counts.asMap().compute(key, (same, before) -> next(before, now));
        return count.refused ? Duration.between(now, count.until) : Duration.ZERO;
    }

    /// What was tried was right.
    void forget(String key) {
        counts.invalidate(key);
    }

    private static Count next(@Nullable Count before, Instant now) {
        if (before == null) {
            return new Count(1, now, false);
        }
        if (now.isBefore(before.until)) {
            return new Count(before.tries, before.until, true);
        }
        int tries = before.tries + 1;
        return new Count(tries, now.plus(delay(tries)), false);
    }

    private static Duration delay(int tries) {
        if (tries < FREE) {
            return Duration.ZERO;
        }
        var delay = FIRST_DELAY.multipliedBy(1L << Math.min(tries - FREE, MOST_DOUBLINGS));
        return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
    }

    /// @param refused whether the latest try came too early
    private record Count(int tries, Instant until, boolean refused) {}
}
