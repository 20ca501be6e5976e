package io.wasl.webhook;

import io.wasl.meta.Unrecognised;
import io.wasl.meta.WebhookEvent;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Hands the events of a slice to those who act on them.
@Component
final class Handlers implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(Handlers.class);

    private final ObjectProvider<WebhookHandler<?>> provider;
    private final TransactionTemplate savepoint;
    private List<WebhookHandler<?>> handlers = List.of();

    Handlers(ObjectProvider<WebhookHandler<?>> provider, PlatformTransactionManager transactions) {
        this.provider = provider;
        savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /// Only now, because handlers may themselves need what stands on top of this.
    @Override
    public void afterSingletonsInstantiated() {
        handlers = provider.orderedStream().toList();
    }

    /// Within a transaction of the engine. What this throws has to undo the transaction.
    ///
    /// @param careful whether to set aside those events that make a handler fail; costs a savepoint per call
    Verdicts handle(Slice slice, boolean careful) {
        var verdicts = new Verdicts();
        var events = slice.events();
        events.removeIf(event -> isBeyondUs(slice, event, verdicts));
        verdicts.whileCurrent(() -> {
            for (var handler : handlers) {
                hand(handler, events, careful);
            }
        });
        return verdicts;
    }

    private boolean isBeyondUs(Slice slice, Received<?> received, Verdicts verdicts) {
        var event = received.event();
        if (event instanceof Unrecognised unrecognised) {
            verdicts.put(received, Verdict.unrecognised(unrecognised.reason()));
        } else if (slice.isForeign(received)) {
            log.warn("Delivery {} was signed by a client's own app and speaks of another's number", received.logId());
            verdicts.put(received, Verdict.suspect("signed by the app of another client"));
        } else if (slice.isOrphaned(received)) {
            verdicts.put(received, Verdict.unmatched("signed by the app of a client whose account is gone"));
        } else if (slice.isMisrouted(received)) {
            log.warn("Delivery {} names a number inside a business account that it is not of", received.logId());
            verdicts.put(
                    received,
                    Verdict.suspect("the number does not belong to the business account that the event names"));
        } else if (slice.isStray(received)) {
            verdicts.put(received, Verdict.unmatched("no account for phone_number_id " + event.phoneNumberId()));
        } else {
            return false;
        }
        return true;
    }

    private <E extends WebhookEvent> void hand(WebhookHandler<E> handler, List<Received<?>> events, boolean careful) {
        var own = events.stream()
                .filter(event -> handler.eventType().isInstance(event.event()))
                .map(event -> new Received<>(
                        event.logId(),
                        event.index(),
                        event.receivedAt(),
                        handler.eventType().cast(event.event())))
                .toList();
        if (own.isEmpty()) {
            return;
        }
        if (careful) {
            bisect(handler, own);
        } else {
            handler.handle(own);
        }
    }

    private <E extends WebhookEvent> void bisect(WebhookHandler<E> handler, List<Received<E>> events) {
        try {
            savepoint.executeWithoutResult(status -> handler.handle(events));
        } catch (RuntimeException | StackOverflowError e) {
            if (Failure.passes(e)) {
                throw e;
            }
            Verdicts.current().forget(events);
            if (events.size() == 1) {
                quarantine(handler, events.getFirst(), e);
            } else {
                int middle = events.size() / 2;
                bisect(handler, events.subList(0, middle));
                bisect(handler, events.subList(middle, events.size()));
            }
        }
    }

    private static void quarantine(WebhookHandler<?> handler, Received<?> event, Throwable e) {
        log.warn(
                "{} cannot handle event {} of delivery {}; it is set aside in the integration log and can be replayed",
                handler.getClass().getSimpleName(),
                event.index(),
                event.logId(),
                e);
        Verdicts.current().put(event, Verdict.quarantined(Failure.of(e)));
    }
}
