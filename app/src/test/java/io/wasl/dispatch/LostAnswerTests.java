package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.wasl.message.Duplicates;
import io.wasl.message.Fact;
import io.wasl.message.Lane;
import io.wasl.message.MessageStatus;
import io.wasl.message.StoredMessage;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What becomes of messages of which nobody has said whether they left.
class LostAnswerTests extends WorkingEngine {

    private final Duplicates duplicates;

    LostAnswerTests(@Autowired Parts parts, @Autowired Duplicates duplicates) {
        super(parts);
        this.duplicates = duplicates;
    }

    @Test
    void anAnswerThatGetsLostLeavesTheMessageInDoubtAndItIsNotSentAgain() {
        META.turn("{\"lost_close_rate\":1}");
        var batch = shop.start(20);

        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.UNCONFIRMED) == 20);
        META.turn("{\"lost_close_rate\":0}");
        await().during(Duration.ofSeconds(4)).atMost(SOON).until(() -> META.requests() == 20);

        assertThat(META.accepted()).isEqualTo(20);
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void theEchoOfAMessageInDoubtTellsThatItWasAccepted() {
        META.turn("{\"lost_half_rate\":1}");
        var batch = shop.start(5);
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.UNCONFIRMED) == 5);

        META.log()
                .forEach(line -> echo(
                        line.path("biz_opaque_callback_data").asString(),
                        line.path("wamid").asString()));

        assertThat(shop.count(batch, MessageStatus.DELIVERED)).isEqualTo(5);
        assertThat(shop.of(batch)).extracting(StoredMessage::wamid).doesNotContainNull();
        assertThat(queued()).isZero();
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void aStatusThatComesBeforeTheAnswerTeachesTheIdAndTheAnswerChangesNothing() {
        META.turn("{\"answer_ms_min\":1500,\"answer_ms_max\":1500}");
        var batch = shop.start(1);
        var message = shop.of(batch).getFirst().id();
        await().atMost(SOON).until(() -> shop.of(batch).getFirst().status() == MessageStatus.SENDING);

        echo(opaqueIds.write(new Fact.About(shop.tenant(), shop.account(), message, 1), Lane.BULK), "wamid.early");

        assertThat(shop.of(batch).getFirst().wamid()).isEqualTo("wamid.early");
        await().atMost(SOON).until(() -> queued() == 0);
        assertThat(shop.of(batch).getFirst().status()).isEqualTo(MessageStatus.DELIVERED);
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void anotherOwnersEpochRefusesEveryWriteOfTheOld() {
        META.turn("{\"answer_ms_min\":2500,\"answer_ms_max\":2500}");
        var batch = shop.start(10);
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.SENDING) == 10);

        shop.scopes()
                .engine(() -> shop.jdbc()
                        .sql(
                                "UPDATE road SET epoch = epoch + 1, instance = gen_random_uuid(), leased_until = now() + interval '6 s'")
                        .update());

        await().atMost(SOON).until(() -> META.accepted() == 10);
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.SENDING) == 0);
        assertThat(META.requests()).isEqualTo(10);
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void aCopyThatMetaTookIsKeptWithItsAttempt() {
        var batch = shop.start(1);
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.ACCEPTED) == 1);
        var message = shop.of(batch).getFirst().id();

        echo(opaqueIds.write(new Fact.About(shop.tenant(), shop.account(), message, 2), Lane.BULK), "wamid.copy");

        assertThat(duplicates.of(shop.tenant(), message))
                .extracting(Duplicates.Duplicate::wamid, Duplicates.Duplicate::attempt)
                .containsExactly(tuple("wamid.copy", 2));
    }

    @Test
    void aPersonMayHaveTheUnconfirmedSentOnceMore() {
        META.turn("{\"lost_close_rate\":1,\"lost_accepted_share\":0}");
        var batch = shop.start(3);
        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
        META.turn("{\"lost_close_rate\":0}");

        assertThat(dispatch.sendUnconfirmed(shop.tenant(), batch, "Hanta")).isEqualTo(3);

        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.ACCEPTED) == 3);
        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
        assertThat(META.accepted()).isEqualTo(3);
        assertThat(shop.of(batch)).allSatisfy(message -> {
            assertThat(message.attempt()).isEqualTo(2);
            assertThat(attempts.of(shop.tenant(), message.id()))
                    .extracting(Attempts.Attempt::decision, Attempts.Attempt::decidedBy)
                    .containsExactly(tuple("sent_again", "Hanta"));
        });
        assertThat(dispatch.sendUnconfirmed(shop.tenant(), batch, "Hanta")).isZero();
        shop.assertThatCountsAddUp(batch);
    }
}
