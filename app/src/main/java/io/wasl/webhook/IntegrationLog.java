package io.wasl.webhook;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What became of each event that Meta sent, statuses that were simply applied excepted. Where a tenant is asked for,
/// null stands for the operator, who sees all events, also those that are nobody's.
@Component
public class IntegrationLog {

    private final Scopes scopes;
    private final LoggedEvents events;
    private final Deliveries deliveries;
    private final Slices slices;
    private final Backlogs backlogs;

    IntegrationLog(Scopes scopes, LoggedEvents events, Deliveries deliveries, Slices slices, Backlogs backlogs) {
        this.scopes = scopes;
        this.events = events;
        this.deliveries = deliveries;
        this.slices = slices;
        this.backlogs = backlogs;
    }

    /// Called by a handler: the event is understood but belongs to nothing that we know (yet).
    public void unmatched(Received<?> event, String reason) {
        Verdicts.current().put(event, Verdict.unmatched(reason));
    }

    public List<LoggedEvent> list(@Nullable TenantId tenant, EventSearch search) {
        return within(tenant, () -> events.list(tenant, search));
    }

    public Optional<LoggedEvent> find(@Nullable TenantId tenant, EventId id) {
        return within(tenant, () -> events.find(tenant, id));
    }

    /// The delivery that held the event, as it came; for a tenant no more than what it says of its own numbers. Empty
    /// if
    /// there is no such event or the delivery is no longer kept.
    public Optional<String> body(@Nullable TenantId tenant, EventId id) {
        return find(tenant, id)
                .flatMap(event -> scopes.engine(() -> deliveries.find(id.logId())))
                .map(delivery -> new RawBody(delivery.body()))
                .map(body -> tenant == null
                        ? body.text()
                        : body.textFor(within(tenant, () -> events.own(tenant, id.logId()))));
    }

    /// Hands the delivery that held the event to the handlers once more, which changes nothing that was right. Empty if
    /// there is no such event or the delivery is no longer kept.
    public Optional<LoggedEvent> replay(@Nullable TenantId tenant, EventId id) {
        return find(tenant, id).filter(event -> slices.again(id.logId())).flatMap(event -> find(tenant, id));
    }

    /// When Meta's sample last arrived, that somebody sends with a button at Meta: at the common address, or signed by
    /// the
    /// client's own app. Empty if not since then.
    public Optional<Instant> lastSample(TenantId tenant, Instant since) {
        return scopes.engine(() -> events.lastSample(tenant, since));
    }

    /// How far the reading is behind.
    public Unread unread() {
        return scopes.engine(backlogs::unread);
    }

    private <T> T within(@Nullable TenantId tenant, Supplier<T> work) {
        return tenant == null ? scopes.engine(work) : scopes.tenant(tenant, work);
    }
}
