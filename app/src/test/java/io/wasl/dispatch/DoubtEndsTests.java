package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wasl.message.Lane;
import io.wasl.message.MessageStatus;
import io.wasl.message.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// How long a message stays in doubt, and what is done when nobody has told.
class DoubtEndsTests extends WorkingEngine {

    private final OpenRoads roads;

    DoubtEndsTests(@Autowired Parts parts, @Autowired OpenRoads roads) {
        super(parts);
        this.roads = roads;
    }

    @Test
    void aCodeInDoubtIsSentOnceMoreAndNeverAThirdTime() {
        META.turn("{\"lost_close_rate\":1,\"lost_accepted_share\":0}");
        var code = code(null);
        await().atMost(SOON).until(() -> status(code) == MessageStatus.UNCONFIRMED);

        letTimePass("1 minute");

        await().atMost(SOON).until(() -> META.requests() == 2);
        await().atMost(SOON).until(() -> status(code) == MessageStatus.UNCONFIRMED);
        letTimePass("1 minute");
        await().atMost(SOON).until(() -> queued() == 0);
        assertThat(META.requests()).isEqualTo(2);
        assertThat(attempts.of(shop.tenant(), code))
                .extracting(Attempts.Attempt::decision)
                .containsExactly("sent_again", "held");
    }

    @Test
    void aCodeWhoseStatusComesInTimeIsNotSentAgain() {
        META.turn("{\"lost_close_rate\":1}");
        var code = code(null);
        await().atMost(SOON).until(() -> status(code) == MessageStatus.UNCONFIRMED);

        var accepted = META.log().getFirst();
        echo(
                accepted.path("biz_opaque_callback_data").asString(),
                accepted.path("wamid").asString());
        letTimePass("1 minute");

        await().atMost(SOON)
                .until(() -> "resolved"
                        .equals(attempts.of(shop.tenant(), code).getFirst().decision()));
        assertThat(META.requests()).isEqualTo(1);
        assertThat(status(code)).isEqualTo(MessageStatus.DELIVERED);
    }

    @Test
    void theStatusOfAFirstAttemptStopsASecondThatHasNotLeft() {
        META.turn("{\"lost_close_rate\":1}");
        var code = code(null);
        await().atMost(SOON).until(() -> status(code) == MessageStatus.UNCONFIRMED);
        accounts.pause(shop.tenant(), shop.account(), "test");
        await().atMost(SOON).until(() -> !road().isOpen(System.nanoTime()));
        letTimePass("1 minute");
        await().atMost(SOON).until(() -> status(code) == MessageStatus.QUEUED);

        var accepted = META.log().getFirst();
        echo(
                accepted.path("biz_opaque_callback_data").asString(),
                accepted.path("wamid").asString());

        assertThat(queued()).isZero();
        assertThat(status(code)).isEqualTo(MessageStatus.DELIVERED);
        assertThat(META.requests()).isEqualTo(1);
    }

    @Test
    void aCampaignsMessageInDoubtIsHeldAfterADayAndLateNewsStillCounts() {
        META.turn("{\"lost_close_rate\":1}");
        var batch = shop.start(2);
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.UNCONFIRMED) == 2);
        letTimePass("23 hours");
        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> queued() == 2);

        letTimePass("1 hour");

        await().atMost(SOON).until(() -> queued() == 0);
        assertThat(META.requests()).isEqualTo(2);
        assertThat(shop.count(batch, MessageStatus.UNCONFIRMED)).isEqualTo(2);
        META.log()
                .forEach(line -> echo(
                        line.path("biz_opaque_callback_data").asString(),
                        line.path("wamid").asString()));
        assertThat(shop.count(batch, MessageStatus.DELIVERED)).isEqualTo(2);
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void aClientMayHaveUsefulMessagesSentOnceMoreAndTheBatchBeginsAgain() {
        META.turn("{\"server_error_rate\":1}");
        var batch = useful(null);
        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
        assertThat(shop.count(batch, MessageStatus.UNCONFIRMED)).isEqualTo(2);
        META.turn("{\"server_error_rate\":0}");

        letTimePass("61 seconds");

        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.ACCEPTED) == 2);
        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
        assertThat(META.accepted()).isEqualTo(2);
        assertThat(shop.of(batch))
                .allSatisfy(message -> assertThat(attempts.of(shop.tenant(), message.id()))
                        .extracting(Attempts.Attempt::decision)
                        .containsExactly("sent_again"));
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void noUsefulMessageIsSentOnceMoreAfterTheEnd() {
        META.turn("{\"server_error_rate\":1}");
        var end = clock.instant().plusSeconds(3);
        var batch = useful(end);
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.UNCONFIRMED) == 2);
        await().atMost(SOON).until(() -> clock.instant().isAfter(end));

        letTimePass("61 seconds");

        await().atMost(SOON).until(() -> queued() == 0);
        assertThat(META.requests()).isEqualTo(2);
        assertThat(shop.count(batch, MessageStatus.UNCONFIRMED)).isEqualTo(2);
    }

    /// Two messages that may be sent once more by themselves.
    private BatchId useful(@Nullable Instant end) {
        var batch = dispatch.open(new NewBatch(
                shop.tenant(),
                shop.account(),
                Lane.BULK,
                Campaigner.MOULD,
                2,
                null,
                "Factures",
                Purpose.UTILITY,
                true,
                end));
        shop.enqueue(batch, 2);
        dispatch.seal(shop.tenant(), batch);
        return batch;
    }

    /// As if all that is in doubt had come up so much earlier, with everything heard since.
    private void letTimePass(String interval) {
        shop.scopes().engine(() -> {
            shop.jdbc()
                    .sql("UPDATE webhook_reception SET unbroken_since = '2000-01-01'")
                    .update();
            shop.jdbc()
                    .sql("UPDATE message_attempt SET at = at - CAST(? AS interval), due_at = now() WHERE open")
                    .param(interval)
                    .update();
        });
    }

    private Road road() {
        return Objects.requireNonNull(roads.of(shop.account()));
    }
}
