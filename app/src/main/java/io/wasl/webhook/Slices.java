package io.wasl.webhook;

import io.wasl.database.Scopes;
import io.wasl.kernel.CrashPoint;
import io.wasl.kernel.TenantId;
import io.wasl.meta.StatusUpdate;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Works deliveries off: hands their events out and writes down what became of them, all in one transaction.
@Component
final class Slices {

    private static final Logger log = LoggerFactory.getLogger(Slices.class);

    private final Scopes scopes;
    private final Cursors cursors;
    private final Deliveries deliveries;
    private final Handlers handlers;
    private final LoggedEvents events;
    private final ObjectProvider<TenantLookup> tenants;
    private final CodeVersion version;

    Slices(
            Scopes scopes,
            Cursors cursors,
            Deliveries deliveries,
            Handlers handlers,
            LoggedEvents events,
            ObjectProvider<TenantLookup> tenants,
            CodeVersion version) {
        this.scopes = scopes;
        this.cursors = cursors;
        this.deliveries = deliveries;
        this.handlers = handlers;
        this.events = events;
        this.tenants = tenants;
        this.version = version;
    }

    /// What was read, which may be nothing.
    ///
    /// @param more whether the log is likely to go on
    record Progress(@Nullable Slice slice, @Nullable Verdicts verdicts, boolean more) {

        static final Progress NONE = new Progress(null, null, false);

        int deliveries() {
            return slice == null ? 0 : slice.deliveries().size();
        }
    }

    /// Reads on where the log was left. If this throws, nothing has happened and the same can be tried again.
    Progress next() {
        var read = carefullyIfNeedBe(careful -> {
            var cursor = cursors.take();
            if (cursor.isEmpty()) {
                return Progress.NONE;
            }
            var next = deliveries.after(cursor.get());
            if (next.isEmpty()) {
                // All that was left had been read ahead.
                cursors.move(Math.max(cursor.get().position(), cursor.get().ahead()));
                return Progress.NONE;
            }
            var progress = work(next, careful);
            cursors.move(next.getLast().id());
            CrashPoint.BEFORE_CURSOR_COMMIT.hit();
            return progress;
        });
        if (read.deliveries() > 0) {
            CrashPoint.AFTER_CURSOR_COMMIT.hit();
        }
        return read;
    }

    /// Reads what is urgent before all that has come since. Only worth its while when the reader is behind.
    Progress urgent() {
        return carefullyIfNeedBe(careful -> {
            var cursor = cursors.take();
            var next = cursor.map(deliveries::urgentAfter).orElse(List.of());
            if (next.isEmpty()) {
                return Progress.NONE;
            }
            var progress = work(next, careful);
            cursors.moveAhead(next.getLast().id());
            return progress;
        });
    }

    private Progress work(List<Delivery> next, boolean careful) {
        var slice = slice(next);
        var verdicts = handlers.handle(slice, careful);
        record(slice, verdicts, Slices::isWorthALine);
        return new Progress(slice, verdicts, Deliveries.isFull(next));
    }

    /// Hands the events of one delivery out once more; false if it is no longer kept.
    boolean again(long logId) {
        return carefullyIfNeedBe(careful -> {
            var delivery = deliveries.find(logId);
            delivery.ifPresent(found -> again(List.of(found), careful));
            return delivery.isPresent();
        });
    }

    /// Goes on with an ordered replay; false when it is finished.
    boolean again(OrderedReplays.Open replay, int most, OrderedReplays orders) {
        return carefullyIfNeedBe(careful -> {
            var next = deliveries.of(replay, most);
            if (next.isEmpty()) {
                orders.finish(replay);
                return false;
            }
            again(next, careful);
            orders.move(replay, next.getLast().id(), next.size());
            return true;
        });
    }

    private void again(List<Delivery> known, boolean careful) {
        var written = events.owners(known.stream().map(Delivery::id).toList());
        var all = slice(known);
        var slice = all.without(event -> isAnothers(event, written, all));
        var verdicts = handlers.handle(slice, careful);
        record(
                slice,
                verdicts,
                (event, verdict) -> written.containsKey(EventId.of(event)) || isWorthALine(event, verdict));
    }

    /// A number may have changed hands since: what was one client's stays so, and nobody else's.
    private static boolean isAnothers(Received<?> event, Map<EventId, @Nullable TenantId> owners, Slice slice) {
        var then = owners.get(EventId.of(event));
        var now = slice.owner(event);
        return then != null && now != null && !then.equals(now);
    }

    private Slice slice(List<Delivery> next) {
        return Slice.of(next, tenants.getIfAvailable());
    }

    /// An applied status stands on its message, and there are three of them to each.
    private static boolean isWorthALine(Received<?> event, Verdict verdict) {
        return verdict.state() != EventState.PROCESSED || !(event.event() instanceof StatusUpdate);
    }

    private void record(Slice slice, Verdicts verdicts, BiPredicate<Received<?>, Verdict> wanted) {
        var entries = slice.events().stream()
                .filter(event -> wanted.test(event, verdicts.on(event)))
                .map(event -> new LoggedEvents.Entry(slice.owner(event), event, verdicts.on(event)))
                .toList();
        events.put(entries, version.text());
    }

    /// Nearly always all goes well, and then care would only cost time.
    private <T> T carefullyIfNeedBe(Work<T> work) {
        try {
            return scopes.engine(() -> work.run(false));
        } catch (RuntimeException | StackOverflowError e) {
            if (Failure.passes(e)) {
                throw e;
            }
            log.info("Some event cannot be handled; going through the same ones again to find it");
            return scopes.engine(() -> work.run(true));
        }
    }

    private interface Work<T> {
        T run(boolean careful);
    }
}
