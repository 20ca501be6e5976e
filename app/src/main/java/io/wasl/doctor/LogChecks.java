package io.wasl.doctor;

import io.wasl.doctor.Check.Name;
import io.wasl.kernel.TenantId;
import io.wasl.webhook.EventSearch;
import io.wasl.webhook.EventState;
import io.wasl.webhook.IntegrationLog;
import io.wasl.webhook.Unread;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whether what arrived is worked off, and what could not be.
@Component
class LogChecks {

    private static final Duration LATE = Duration.ofMinutes(1);
    private static final Duration STUCK = Duration.ofMinutes(10);
    private static final int COUNTED = 100;

    private final IntegrationLog log;
    private final Clock clock;

    LogChecks(IntegrationLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    List<Check> backlog() {
        Unread unread = log.unread();
        if (unread.oldest() == null) {
            return List.of(Check.pass(Name.BACKLOG, "none"));
        }
        Duration age = Duration.between(unread.oldest(), clock.instant());
        return List.of(judge(unread.deliveries(), age));
    }

    static Check judge(long deliveries, Duration age) {
        if (age.compareTo(STUCK) > 0) {
            return Check.fail(Name.BACKLOG, "stuck", deliveries, age.toMinutes());
        }
        return age.compareTo(LATE) > 0
                ? Check.warn(Name.BACKLOG, "late", deliveries, age.toSeconds())
                : Check.pass(Name.BACKLOG, "short", deliveries, Math.max(0, age.toSeconds()));
    }

    /// @param tenant null for those of all clients
    List<Check> quarantine(@Nullable TenantId tenant) {
        int found = log.list(tenant, new EventSearch(EventState.QUARANTINED, null, null, COUNTED))
                .size();
        return List.of(
                found == 0 ? Check.pass(Name.QUARANTINE, "empty") : Check.warn(Name.QUARANTINE, "events", found));
    }
}
