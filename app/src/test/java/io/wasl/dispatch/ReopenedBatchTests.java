package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.message.Fact;
import io.wasl.message.MessageStatus;
import io.wasl.message.Move;
import io.wasl.testing.WaslTest;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// Batches of which a message is put back into the queue at the very moment in which they would be finished.
@WaslTest
@Import(Campaigner.Founder.class)
class ReopenedBatchTests {

    private final Tables tables;
    private final Housekeeper housekeeper;
    private final Clock clock;
    private final Campaigner shop;

    ReopenedBatchTests(
            @Autowired Campaigner.Founder founder,
            @Autowired Tables tables,
            @Autowired Housekeeper housekeeper,
            @Autowired Clock clock) {
        this.tables = tables;
        this.housekeeper = housekeeper;
        this.clock = clock;
        this.shop = founder.found("100000000000001", 80);
    }

    @Test
    void aBatchIsNotFinishedWhileOneOfItsMessagesIsPutBack() {
        var batch = batchWithNothingWaiting();

        shop.scopes().engine(() -> {
            tables.batches().reopen(shop.tenant(), batch);
            CompletableFuture.runAsync(housekeeper::run).join();
            tables.counts().apply(Writer.RESCUER, List.of(move(batch, MessageStatus.ACCEPTED, MessageStatus.QUEUED)));
        });
        housekeeper.run();

        assertThat(shop.progress(batch).state()).isEqualTo(BatchState.RUNNING);
    }

    @Test
    void aBatchIsFinishedOnceNothingIsPutBack() {
        var batch = batchWithNothingWaiting();

        housekeeper.run();

        assertThat(shop.progress(batch).state()).isEqualTo(BatchState.FINISHED);
    }

    private BatchId batchWithNothingWaiting() {
        var batch = shop.start(1);
        var about = new Fact.About(
                shop.tenant(), shop.account(), shop.of(batch).getFirst().id(), 1);
        var accepted = Fact.Happened.accepted(about, clock.instant(), "wamid.once");
        shop.scopes()
                .engine(() -> tables.counts()
                        .apply(Writer.COMPLETER, tables.messages().record(List.of(accepted))));
        return batch;
    }

    private Move move(BatchId batch, MessageStatus from, MessageStatus to) {
        return new Move(shop.tenant(), batch.value(), from, to, 1);
    }
}
