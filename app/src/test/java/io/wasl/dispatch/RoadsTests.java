package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wasl.message.MessageId;
import io.wasl.testing.WaslTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// Roads that change hands.
@WaslTest
@Import(Campaigner.Founder.class)
class RoadsTests {

    private static final Duration BRIEF = Duration.ofSeconds(1);

    private final UUID frozen = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final Tables tables;
    private final Campaigner shop;

    RoadsTests(@Autowired Campaigner.Founder founder, @Autowired Tables tables) {
        this.tables = tables;
        this.shop = founder.found("100000000000001", 80);
    }

    @Test
    void aRoadWaitsForItsOwnersLastMarkBeforeItChangesHands() {
        var message = shop.enqueue(shop.open(1), 1).getFirst();
        var first = take(frozen).getFirst();

        shop.scopes().engine(() -> {
            assertThat(mark(frozen, first)).containsExactly(message);
            assertThat(elsewhere(() -> tables.roads().renew(frozen, BRIEF)))
                    .as("its own prolonging does not wait")
                    .hasSize(1);
            await().during(BRIEF.plusMillis(500)).until(() -> true);
            assertThat(elsewhere(() -> tables.roads().take(other, BRIEF, Limits.ROADS_AT_ONCE)))
                    .isEmpty();
        });

        var second = take(other).getFirst();
        assertThat(second.epoch()).isEqualTo(first.epoch() + 1);
        assertThat(shop.scopes()
                        .engine(() -> tables.inDoubt().abandon(second.tenant(), second.account(), second.epoch())))
                .extracting(abandoned -> abandoned.about().message())
                .containsExactly(message);
    }

    @Test
    void whoHasLostARoadMarksNothingOnIt() {
        shop.enqueue(shop.open(1), 1);
        var first = take(frozen).getFirst();
        await().atMost(Duration.ofSeconds(10)).until(() -> !take(other).isEmpty());

        assertThat(shop.scopes().engine(() -> mark(frozen, first))).isEmpty();
    }

    private List<Roads.Lease> elsewhere(Supplier<List<Roads.Lease>> roads) {
        return CompletableFuture.supplyAsync(() -> shop.scopes().engine(roads)).join();
    }

    private List<Roads.Lease> take(UUID instance) {
        return shop.scopes().engine(() -> tables.roads().take(instance, BRIEF, Limits.ROADS_AT_ONCE));
    }

    private List<MessageId> mark(UUID instance, Roads.Lease lease) {
        var batch = tables.batches().running(List.of(lease.account())).getFirst();
        var proposals = tables.queue().ofBatch(batch, null, 10).stream()
                .map(waiting -> new QueuedMessages.Proposal(waiting, lease.epoch(), null))
                .toList();
        return tables.queue().mark(instance, proposals).stream()
                .map(QueuedMessages.Marked::message)
                .toList();
    }
}
