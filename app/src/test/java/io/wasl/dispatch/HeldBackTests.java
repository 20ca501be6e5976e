package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.wasl.message.Duplicates;
import io.wasl.message.Fact;
import io.wasl.message.Lane;
import io.wasl.message.MessageStatus;
import io.wasl.message.StoredMessage;
import io.wasl.meta.DeliveryStatus;
import io.wasl.meta.EventError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Messages that Meta takes and then keeps from people who get much marketing.
class HeldBackTests extends WorkingEngine {

    private static final Duration A_WHILE = Duration.ofSeconds(3);

    private final Duplicates duplicates;

    HeldBackTests(@Autowired Parts parts, @Autowired Duplicates duplicates) {
        super(parts);
        this.duplicates = duplicates;
    }

    @Test
    void theyLeaveOnceMoreADayLaterIfTheirBatchEndsAfterThat() {
        var batch = finished(5, clock.instant().plus(Duration.ofDays(3)));
        var first = shop.of(batch).get(0);
        var second = shop.of(batch).get(1);

        tell(first, DeliveryStatus.SENT);
        fail(first);
        fail(second);

        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.QUEUED) == 2);
        var progress = shop.progress(batch);
        assertThat(progress.state()).isEqualTo(BatchState.RUNNING);
        assertThat(progress.limitedBy()).isEqualTo(Progress.HELD_BACK);
        assertThat(progress.eta())
                .isBetween(
                        clock.instant().plus(Duration.ofHours(23)),
                        clock.instant().plus(Duration.ofHours(24)));
        assertThat(find(first).wamid()).isNull();
        assertThat(find(first).errorCode()).isNull();
        assertThat(find(first).times().sentAt()).isNull();
        shop.assertThatCountsAddUp(batch);
        assertThat(META.requests()).isEqualTo(5);

        dayPasses();

        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
        assertThat(shop.count(batch, MessageStatus.ACCEPTED)).isEqualTo(5);
        assertThat(META.accepted()).isEqualTo(7);
        assertThat(find(first).attempt()).isEqualTo(2);
        assertThat(attempts.of(shop.tenant(), first.id()))
                .extracting(
                        Attempts.Attempt::attempt,
                        Attempts.Attempt::outcome,
                        Attempts.Attempt::decision,
                        Attempts.Attempt::wamid)
                .containsExactly(tuple(1, "held_back", "sent_again", first.wamid()));
        assertThat(duplicates.of(shop.tenant(), first.id())).isEmpty();
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void whatIsToldAgainOfTheFirstAttemptChangesNothing() {
        var batch = finished(1, clock.instant().plus(Duration.ofDays(3)));
        var message = shop.of(batch).getFirst();
        fail(message);
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.QUEUED) == 1);

        fail(message);
        tell(message, DeliveryStatus.SENT);

        assertThatStays(batch, MessageStatus.QUEUED);
        assertThat(queued()).isEqualTo(1);
        dayPasses();
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.ACCEPTED) == 1);
        fail(message);
        tell(message, DeliveryStatus.SENT);
        assertThatStays(batch, MessageStatus.ACCEPTED);
        assertThat(find(message).attempt()).isEqualTo(2);
        assertThat(META.accepted()).isEqualTo(2);
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void aSecondTimeIsTheLast() {
        var batch = finished(1, clock.instant().plus(Duration.ofDays(3)));
        fail(shop.of(batch).getFirst());
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.QUEUED) == 1);
        dayPasses();
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.ACCEPTED) == 1);

        fail(shop.of(batch).getFirst());

        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.FAILED) == 1);
        assertThatStays(batch, MessageStatus.FAILED);
        assertThat(attempts.of(shop.tenant(), shop.of(batch).getFirst().id()))
                .extracting(Attempts.Attempt::attempt, Attempts.Attempt::decision)
                .containsExactly(tuple(1, "sent_again"), tuple(2, "held"));
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void whoHasTheMessageAfterAllGetsNoOther() {
        var batch = finished(1, clock.instant().plus(Duration.ofDays(3)));
        var message = shop.of(batch).getFirst();
        fail(message);
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.QUEUED) == 1);

        tell(message, DeliveryStatus.DELIVERED);

        assertThat(shop.count(batch, MessageStatus.DELIVERED)).isEqualTo(1);
        assertThat(queued()).isZero();
        assertThat(find(message).wamid()).isEqualTo(message.wamid());
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void aCopyThatArrivesAfterBothIsSeen() {
        var batch = finished(1, clock.instant().plus(Duration.ofDays(3)));
        var message = shop.of(batch).getFirst();
        fail(message);
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.QUEUED) == 1);
        dayPasses();
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.ACCEPTED) == 1);

        tell(message, DeliveryStatus.DELIVERED);

        assertThat(duplicates.of(shop.tenant(), message.id()))
                .extracting(Duplicates.Duplicate::wamid)
                .containsExactly(message.wamid());
    }

    @Test
    void withoutAnEndOrWithOneThatComesTooSoonTheyHaveFailed() {
        var endless = finished(1, null);
        var brief = finished(1, clock.instant().plus(Duration.ofHours(23)));
        fail(shop.of(endless).getFirst());
        fail(shop.of(brief).getFirst());

        assertThatStays(endless, MessageStatus.FAILED);
        assertThatStays(brief, MessageStatus.FAILED);
        assertThat(shop.progress(endless).state()).isEqualTo(BatchState.FINISHED);
        assertThat(find(shop.of(endless).getFirst()).errorCode()).isEqualTo(131049);
    }

    @Test
    void ofACancelledBatchNothingIsTriedAgain() {
        var batch = shop.startUntil(400, clock.instant().plus(Duration.ofDays(3)));
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.ACCEPTED) > 20);
        dispatch.cancel(shop.tenant(), batch);
        await().atMost(SOON).until(() -> shop.progress(batch).counts().get(MessageStatus.SENDING) == 0);

        fail(shop.of(batch).getFirst());

        assertThatStays(batch, MessageStatus.FAILED);
        assertThat(queued()).isZero();
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void oneThatIsToldBeforeTheAnswerWaitsForTheAnswer() {
        META.turn("{\"answer_ms_min\":1500,\"answer_ms_max\":1500}");
        var batch = shop.startUntil(1, clock.instant().plus(Duration.ofDays(3)));
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.SENDING) == 1);
        var message = shop.of(batch).getFirst();

        tell(message, "wamid.early", DeliveryStatus.FAILED);
        assertThat(status(message.id())).isEqualTo(MessageStatus.FAILED);

        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.QUEUED) == 1);
        assertThat(META.accepted()).isEqualTo(1);
        assertThat(shop.progress(batch).limitedBy()).isEqualTo(Progress.HELD_BACK);
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void onlyTheLatestAttemptIsGivenAnotherChance() {
        META.turn("{\"error_rates\":{\"130429\":1}}");
        var batch = shop.startUntil(1, clock.instant().plus(Duration.ofDays(3)));
        await().atMost(SOON).until(() -> META.requests() >= 1);
        META.turn("{\"error_rates\":{}}");
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.ACCEPTED) == 1);
        var message = shop.of(batch).getFirst();
        assertThat(message.attempt()).isGreaterThan(1);

        var first = new Fact.About(shop.tenant(), shop.account(), message.id(), 1);
        tell(opaqueIds.write(first, Lane.BULK), "wamid.first", DeliveryStatus.FAILED, errors());

        assertThatStays(batch, MessageStatus.FAILED);
        assertThat(attempts.of(shop.tenant(), message.id()))
                .extracting(Attempts.Attempt::outcome)
                .doesNotContain("held_back");
    }

    private BatchId finished(int total, @Nullable Instant end) {
        var batch = shop.startUntil(total, end);
        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
        return batch;
    }

    private void dayPasses() {
        shop.scopes()
                .engine(() -> shop.jdbc()
                        .sql("UPDATE outgoing SET not_before = now()")
                        .update());
    }

    private void assertThatStays(BatchId batch, MessageStatus status) {
        await().during(A_WHILE).atMost(SOON).until(() -> shop.count(batch, status) == 1);
    }

    private StoredMessage find(StoredMessage message) {
        return shop.messages().find(shop.tenant(), message.id()).orElseThrow();
    }

    private void fail(StoredMessage message) {
        tell(message, DeliveryStatus.FAILED);
    }

    private void tell(StoredMessage message, DeliveryStatus status) {
        tell(message, String.valueOf(message.wamid()), status);
    }

    private void tell(StoredMessage message, String wamid, DeliveryStatus status) {
        var about = new Fact.About(shop.tenant(), shop.account(), message.id(), message.attempt());
        tell(opaqueIds.write(about, Lane.BULK), wamid, status, status == DeliveryStatus.FAILED ? errors() : List.of());
    }

    private static List<EventError> errors() {
        return List.of(new EventError(131049, "This message was not delivered", null));
    }
}
