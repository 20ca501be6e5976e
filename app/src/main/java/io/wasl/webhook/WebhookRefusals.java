package io.wasl.webhook;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What the door turned away, so that a diagnosis can tell a wrong app secret from silence. Counted in memory and
/// written down every few seconds: strangers must not cause a statement each.
@Component
public class WebhookRefusals {

    private static final Logger log = LoggerFactory.getLogger(WebhookRefusals.class);
    // Beyond it only the common address is counted: strangers make keys up.
    private static final int MAX_KEYS = 1_000;
    private static final String COMMON = "";

    private final Refusals table;
    private final Scopes scopes;
    private final Clock clock;
    private final ObjectProvider<TenantLookup> accounts;
    private final Map<Kind, Count> counts = new HashMap<>();

    WebhookRefusals(Refusals table, Scopes scopes, Clock clock, ObjectProvider<TenantLookup> accounts) {
        this.table = table;
        this.scopes = scopes;
        this.clock = clock;
        this.accounts = accounts;
    }

    /// All instances' refusals of the hours since then, the most frequent first; the last seconds may be missing.
    public List<Refused> since(Instant time) {
        flush();
        return scopes.engine(() -> table.since(time));
    }

    synchronized void count(Refused.Reason reason, @Nullable String key) {
        var now = clock.instant();
        if (key == null || counts.size() < MAX_KEYS) {
            var kind = new Kind(reason, key == null ? COMMON : key);
            counts.merge(kind, new Count(1, now), (known, one) -> new Count(known.requests() + 1, now));
        }
    }

    /// Never fails: what cannot be written down now is written down later.
    void flush() {
        var taken = take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            var real = ofRealAddresses(taken);
            if (!real.isEmpty()) {
                scopes.engine(() -> table.add(real));
            }
        } catch (RuntimeException e) {
            log.debug("Refused requests cannot be counted now; they are kept for the next time", e);
            putBack(taken);
        }
    }

    /// A key that no account has was made up, and nothing is written for it.
    private Map<Kind, Count> ofRealAddresses(Map<Kind, Count> taken) {
        var keys = taken.keySet().stream()
                .map(Kind::key)
                .filter(key -> !key.equals(COMMON))
                .collect(Collectors.toSet());
        var known = accounts.stream()
                .flatMap(lookup ->
                        (keys.isEmpty() ? Map.<String, TenantId>of() : lookup.tenantsOfKeys(keys)).keySet().stream())
                .collect(Collectors.toSet());
        var real = new HashMap<>(taken);
        real.keySet().removeIf(kind -> !kind.key().equals(COMMON) && !known.contains(kind.key()));
        return real;
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
