package io.wasl.webhook;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Hands stretches of the log out once more, which changes nothing that was right. The orders are kept, so any command
/// or instance can give one and the reader works it off, a little whenever it has nothing else to do.
@Component
public class WebhookReplays {

    private static final Logger log = LoggerFactory.getLogger(WebhookReplays.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int DELIVERIES_AT_ONCE = 100;
    /// Nothing is kept so long, and the database knows no much later time.
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final Scopes scopes;
    private final OrderedReplays table;
    private final Slices slices;
    private final Wakeup reader;
    private long looked = System.nanoTime() - LOOK.toNanos();

    WebhookReplays(Scopes scopes, OrderedReplays table, Slices slices, Wakeup reader) {
        this.scopes = scopes;
        this.table = table;
        this.slices = slices;
        this.reader = reader;
    }

    /// @param client whose events are meant; null for everybody's
    /// @param from the first moment of what was received
    /// @param to the first moment after it
    /// @throws IllegalArgumentException if the range holds no moment
    public Replay order(@Nullable TenantId client, Instant from, Instant to) {
        var first = from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from;
        var end = to.isAfter(END) ? END : to;
        if (!first.isBefore(end)) {
            throw new IllegalArgumentException("The range ends before it begins");
        }
        var id = scopes.engine(() -> table.add(client, first, end));
        reader.call();
        return find(client, id).orElseThrow();
    }

    /// @param client the client that asks; null for the operator, who sees all
    public Optional<Replay> find(@Nullable TenantId client, long id) {
        return scopes.engine(() -> table.find(client, id));
    }

    /// Goes on with one order; false if none is left. Asked by the reader only, whenever it has nothing else to do, and
    /// looks every second at most: orders also come from other instances.
    boolean continueOne() {
        if (System.nanoTime() - looked < LOOK.toNanos()) {
            return false;
        }
        var open = scopes.engine(table::next);
        if (open.isEmpty()) {
            looked = System.nanoTime();
            return false;
        }
        if (slices.again(open.get(), DELIVERIES_AT_ONCE, table)) {
            return true;
        }
        log.info("Replay {} is done", open.get().id());
        return true;
    }
}
