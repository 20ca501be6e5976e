package io.wasl.webhook;

import io.wasl.database.Scopes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What the door turned away, so that a diagnosis can tell a wrong app secret from silence. Counted in memory and
/// written down every few seconds: strangers must not cause a statement each.
@Component
public class WebhookRefusals {

    private static final Logger log = LoggerFactory.getLogger(WebhookRefusals.class);
    // Of keys that strangers make up, the rest is counted together.
    private static final int MAX_KEYS = 1_000;
    private static final String COMMON = "";

    private final Refusals table;
    private final Scopes scopes;
    private final Clock clock;
    private final Map<Kind, Count> counts = new HashMap<>();

    WebhookRefusals(Refusals table, Scopes scopes, Clock clock) {
        this.table = table;
        this.scopes = scopes;
        this.clock = clock;
    }

    /// All instances' refusals of the hours since then, the most frequent first; the last seconds may be missing.
    public List<Refused> since(Instant time) {
        flush();
        return scopes.engine(() -> table.since(time));
    }

    synchronized void count(Refused.Reason reason, @Nullable String key) {
        var now = clock.instant();
        var kind = new Kind(reason, key == null || counts.size() >= MAX_KEYS ? COMMON : key);
        counts.merge(kind, new Count(1, now), (known, one) -> new Count(known.requests() + 1, now));
    }

    /// Never fails: what cannot be written down now is written down later.
    void flush() {
        var taken = take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            scopes.engine(() -> table.add(taken));
        } catch (RuntimeException e) {
            log.debug("Refused requests cannot be counted now; they are kept for the next time", e);
            putBack(taken);
        }
    }

    void forget(Duration age) {
        scopes.engine(() -> table.forget(clock.instant().minus(age)));
    }

    private synchronized Map<Kind, Count> take() {
        var taken = Map.copyOf(counts);
        counts.clear();
        return taken;
    }

    private synchronized void putBack(Map<Kind, Count> taken) {
        taken.forEach((kind, count) -> counts.merge(kind, count, Count::plus));
    }

    record Kind(Refused.Reason reason, String key) {}

    record Count(long requests, Instant lastAt) {

        Count plus(Count other) {
            return new Count(requests + other.requests, lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt);
        }
    }
}
