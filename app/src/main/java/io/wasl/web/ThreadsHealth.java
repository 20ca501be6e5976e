package io.wasl.web;

import io.wasl.kernel.EssentialThread;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// A platform whose threads are missing is not alive, whatever its ports answer.
@Component("threadsHealthIndicator")
final class ThreadsHealth implements HealthIndicator {

    @Override
    public Health health() {
        var missing = EssentialThread.missing();
        return missing.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("missing", missing).build();
    }
}
