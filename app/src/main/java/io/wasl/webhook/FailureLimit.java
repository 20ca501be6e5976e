package io.wasl.webhook;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.wasl.intake.Callers;
import io.wasl.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// How often an address may fail verification. Holds back those who guess, never what is signed (unless every
/// request is to be counted); when in doubt it lets through.
@Component
final class FailureLimit {

    private static final Logger log = LoggerFactory.getLogger(FailureLimit.class);
    private static final int ADDRESSES = 100_000;

    private final boolean countsAll;
    private final LoadingCache<String, Bucket> buckets;

    FailureLimit(Settings settings, Limits limits) {
        countsAll = settings.webhook().rateLimitAll();
        var bandwidth = Bandwidth.builder()
                .capacity(limits.failures())
                .refillIntervally(limits.failures(), limits.failureWindow())
                .build();
        buckets = Caffeine.newBuilder()
                .maximumSize(ADDRESSES)
                .expireAfterAccess(limits.failureWindow().multipliedBy(2))
                .build(address -> Bucket.builder().addLimit(bandwidth).build());
    }

    /// To be asked for every request; how long the caller has to wait, zero if it need not.
    Duration onArrival(HttpServletRequest request) {
        return countsAll ? count(request) : Duration.ZERO;
    }

    /// To be asked for every request that failed verification; how long the caller has to wait, zero if it need not.
    Duration onFailure(HttpServletRequest request) {
        return countsAll ? Duration.ZERO : count(request);
    }

    private Duration count(HttpServletRequest request) {
        try {
            var probe = buckets.get(Callers.network(request.getRemoteAddr())).tryConsumeAndReturnRemaining(1);
            return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
        } catch (RuntimeException e) {
            log.warn("The limit of failing webhooks cannot be told; this one is let through", e);
            return Duration.ZERO;
        }
    }
}
