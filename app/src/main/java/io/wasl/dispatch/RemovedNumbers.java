package io.wasl.dispatch;

import io.wasl.connection.AccountRemoved;
import io.wasl.dispatch.Roads.Lease;
import io.wasl.message.Fact;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Clears away what still waits to leave from a number that was removed.
@Component
class RemovedNumbers {

    /// Those who opened a batch see to it first: they lock their own rows before it, as always.
    private static final int ONCE_THE_CAMPAIGNS_ARE_STOPPED = 100;

    private static final String WHY = "the number was removed";

    private final Tables tables;

    RemovedNumbers(Tables tables) {
        this.tables = tables;
    }

    @EventListener
    @Order(ONCE_THE_CAMPAIGNS_ARE_STOPPED)
    void stop(AccountRemoved removed) {
        tables.batches().cancelAll(removed.tenant(), removed.account());
    }

    /// For the engine: cancels some of what waits; once nothing does, takes the road away.
    void clear(Lease road) {
        tables.scopes().engine(() -> {
            Set<MessageId> dropped = tables.withdrawals().dropSome(road.tenant(), road.account(), Limits.CHUNK);
            List<Fact> facts = dropped.stream()
                    .<Fact>map(id -> new Fact.Stands(
                            new Fact.About(road.tenant(), road.account(), id, 0), MessageStatus.CANCELLED, WHY))
                    .toList();
            tables.counts().apply(Writer.RESCUER, tables.messages().record(facts));
            if (dropped.isEmpty()) {
                tables.roads().demolish(road.tenant(), road.account());
            }
        });
    }
}
