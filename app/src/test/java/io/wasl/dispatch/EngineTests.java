package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wasl.connection.Removal;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Batches on their way from the queue to Meta.
class EngineTests extends WorkingEngine {

    private final Removal removal;
    private final Finished finished;

    EngineTests(@Autowired Parts parts, @Autowired Removal removal, @Autowired Finished finished) {
        super(parts);
        this.removal = removal;
        this.finished = finished;
    }

    @Test
    void everyMessageOfABatchLeavesOnceAndTheBatchIsFinishedOnce() {
        var batch = shop.start(200);

        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.FINISHED);

        assertThat(META.accepted()).isEqualTo(200);
        assertThat(META.duplicates()).isZero();
        assertThat(shop.count(batch, MessageStatus.ACCEPTED)).isEqualTo(200);
        assertThat(shop.of(batch)).allSatisfy(message -> {
            assertThat(message.wamid()).isNotNull();
            assertThat(message.attempt()).isEqualTo(1);
        });
        assertThat(finished.events)
                .filteredOn(new BatchFinished(shop.tenant(), batch)::equals)
                .hasSize(1);
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void countsAddUpAtEveryMoment() {
        META.turn("{\"error_rates\":{\"131016\":0.1,\"131026\":0.1},\"lost_close_rate\":0.1}");
        var batch = shop.open(300);
        shop.enqueue(batch, 200);

        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).until(() -> {
            shop.assertThatCountsAddUp(batch);
            return shop.count(batch, MessageStatus.QUEUED) + shop.count(batch, MessageStatus.SENDING) <= 120;
        });
        dispatch.cancel(shop.tenant(), batch);
        shop.enqueue(batch, 60);
        dispatch.seal(shop.tenant(), batch);
        await().atMost(SOON).pollInterval(Duration.ofMillis(50)).until(() -> {
            shop.assertThatCountsAddUp(batch);
            return shop.count(batch, MessageStatus.QUEUED) + shop.count(batch, MessageStatus.SENDING) == 0;
        });

        assertThat(shop.progress(batch).counts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(300);
        assertThat(shop.count(batch, MessageStatus.CANCELLED)).isGreaterThanOrEqualTo(100);
    }

    @Test
    void aNumberThatIsRemovedWhileItSendsLosesNobody() {
        var batch = shop.start(400);
        await().atMost(SOON).until(() -> META.accepted() > 20);
        var letter = new MessageId(shop.ids().next());
        META.turn("{\"answer_ms_min\":800,\"answer_ms_max\":800}");

        removal.remove(shop.tenant(), shop.account(), "Hanta");
        assertThatThrownBy(() -> dispatch.send(shop.tenant(), single(letter))).hasMessageContaining("no account");

        await().atMost(SOON)
                .until(() -> shop.progress(batch).counts().get(MessageStatus.SENDING) == 0
                        && shop.progress(batch).counts().get(MessageStatus.QUEUED) == 0);
        await().atMost(SOON).until(() -> roads() == 0);
        assertThat(shop.progress(batch).state()).isEqualTo(BatchState.CANCELLED);
        assertThat(shop.count(batch, MessageStatus.ACCEPTED)).isEqualTo(META.accepted());
        assertThat(shop.count(batch, MessageStatus.ACCEPTED) + shop.count(batch, MessageStatus.CANCELLED))
                .isEqualTo(400);
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void pausingAndResumingManyTimesSendsEveryMessageOnce() {
        var batch = shop.start(150);
        for (int i = 0; i < 100; i++) {
            dispatch.pause(shop.tenant(), batch, "again");
            dispatch.resume(shop.tenant(), batch);
        }

        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.FINISHED);

        assertThat(META.accepted()).isEqualTo(150);
        assertThat(META.duplicates()).isZero();
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void afterAPauseOnlyWhatWasOnItsWayStillLeaves() {
        var batch = shop.start(300);
        await().atMost(SOON).until(() -> META.accepted() > 10);

        assertThat(dispatch.pause(shop.tenant(), batch, "wrong date")).isTrue();

        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.SENDING) == 0);
        long then = META.accepted();
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> META.accepted() == then);
        assertThat(shop.progress(batch).reason()).isEqualTo("wrong date");
        assertThat(shop.count(batch, MessageStatus.QUEUED)).isEqualTo(300 - then);
    }

    @Test
    void afterACancellationTheNumbersAddUp() {
        var batch = shop.start(300);
        await().atMost(SOON).until(() -> META.accepted() > 10);

        assertThat(dispatch.cancel(shop.tenant(), batch)).isTrue();
        assertThat(dispatch.cancel(shop.tenant(), batch)).isFalse();

        await().atMost(SOON)
                .until(() -> shop.count(batch, MessageStatus.SENDING) + shop.count(batch, MessageStatus.QUEUED) == 0);
        assertThat(shop.count(batch, MessageStatus.ACCEPTED)).isEqualTo(META.accepted());
        assertThat(shop.count(batch, MessageStatus.ACCEPTED) + shop.count(batch, MessageStatus.CANCELLED))
                .isEqualTo(300);
        assertThat(queued()).isZero();
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void nothingLeavesFromTheEndOn() {
        var batch = shop.startUntil(50, clock.instant());

        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.CANCELLED) == 50);

        await().atMost(SOON).until(() -> queued() == 0);
        assertThat(shop.progress(batch).state()).isEqualTo(BatchState.CANCELLED);
        assertThat(META.requests()).isZero();
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void whatMetaWantsLeftAloneForADayIsNotKeptBeyondTheEnd() {
        META.turn("{\"error_rates\":{\"131049\":1}}");

        var tomorrow = shop.startUntil(50, clock.instant().plus(Duration.ofHours(23)));
        var nextWeek = shop.startUntil(50, clock.instant().plus(Duration.ofDays(7)));

        await().atMost(SOON).until(() -> shop.count(tomorrow, MessageStatus.FAILED) == 50);
        assertThat(shop.progress(tomorrow).state()).isNotEqualTo(BatchState.CANCELLED);
        await().atMost(SOON).until(() -> META.requests() == 100);
        await().atMost(SOON).until(() -> shop.count(nextWeek, MessageStatus.QUEUED) == 50);
        assertThat(shop.of(nextWeek)).allMatch(message -> message.attempt() == 1);
    }

    @Test
    void aSealedBatchTakesNoMoreAndShrinksToWhatItHas() {
        var batch = shop.open(5);
        shop.enqueue(batch, 3);
        dispatch.seal(shop.tenant(), batch);

        assertThat(shop.progress(batch).total()).isEqualTo(3);
        assertThatThrownBy(() -> shop.enqueue(batch, 1)).isInstanceOf(IllegalStateException.class);
        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
    }

    @Test
    void whatIsWorthNothingAnyMoreDoesNotLeave() {
        accounts.pause(shop.tenant(), shop.account(), "test");
        var code = code(clock.instant().minusSeconds(1));

        await().atMost(SOON).until(() -> status(code) == MessageStatus.CANCELLED);

        assertThat(shop.messages().find(shop.tenant(), code).orElseThrow().detail())
                .isEqualTo("expired");
        assertThat(queued()).isZero();
        assertThat(META.requests()).isZero();
    }

    private long roads() {
        return shop.scopes()
                .engine(() -> shop.jdbc()
                        .sql("SELECT count(*) FROM road")
                        .query(Long.class)
                        .single());
    }
}
