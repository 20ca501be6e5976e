package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.wasl.connection.AccountStatus;
import io.wasl.connection.Trouble;
import io.wasl.kernel.Secret;
import io.wasl.message.MessageStatus;
import io.wasl.message.StoredMessage;
import io.wasl.meta.DeliveryStatus;
import io.wasl.meta.EventError;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What Meta says that stops an account or a batch, and how both go on.
class StoppedByMetaTests extends WorkingEngine {

    StoppedByMetaTests(@Autowired Parts parts) {
        super(parts);
    }

    @Test
    void whatMetaRefusesForAMomentIsTriedAgain() {
        META.turn("{\"error_rates\":{\"130429\":1}}");
        var batch = shop.start(3);
        await().atMost(SOON).until(() -> META.requests() >= 3);
        META.turn("{\"error_rates\":{}}");

        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.ACCEPTED) == 3);

        assertThat(META.accepted()).isEqualTo(3);
        assertThat(shop.of(batch))
                .allSatisfy(message -> assertThat(message.attempt()).isGreaterThan(1));
    }

    @Test
    void aRevokedTokenStopsTheAccountAndAnotherLetsItGoOnWhereItStopped() {
        var batch = shop.start(400);
        await().atMost(SOON).until(() -> META.accepted() > 20);
        META.token(TOKEN, "REVOKED");

        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.PAUSED);
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.SENDING) == 0);
        long before = META.accepted();
        assertThat(standing()).isEqualTo(AccountStatus.BROKEN);
        assertThat(shop.count(batch, MessageStatus.FAILED)).isZero();
        assertThat(shop.count(batch, MessageStatus.QUEUED)).isEqualTo(400 - before);
        assertThat(shop.progress(batch).limitedBy()).isEqualTo(Progress.ACCOUNT);
        assertThat(shop.progress(batch).pausedBy()).isEqualTo(PauseCause.ACCOUNT);
        assertThat(shop.progress(batch).reason()).contains("190");

        META.token("another-access-token", "VALID");
        accounts.replaceAccessToken(shop.tenant(), shop.account(), new Secret("another-access-token"));
        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.FINISHED);

        assertThat(META.accepted()).isEqualTo(400);
        assertThat(META.duplicates()).isZero();
        assertThat(shop.count(batch, MessageStatus.ACCEPTED)).isEqualTo(400);
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void anotherTokenLiftsNoPauseThatHasAnotherReason() {
        META.turn("{\"error_rates\":{\"131031\":1}}");
        var batch = shop.start(10);
        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.PAUSED);
        assertThat(standing()).isEqualTo(AccountStatus.PAUSED);
        META.turn("{\"error_rates\":{}}");

        accounts.replaceAccessToken(shop.tenant(), shop.account(), new Secret(TOKEN));
        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .until(() -> shop.progress(batch).state() == BatchState.PAUSED);
        assertThat(standing()).isEqualTo(AccountStatus.PAUSED);

        accounts.resume(shop.tenant(), shop.account());
        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
        assertThat(META.accepted()).isEqualTo(10);
    }

    @Test
    void theRefusalOfATokenThatWasReplacedMeanwhileStopsNothing() {
        assertThat(accounts.refuseToken(
                        shop.tenant(), shop.account(), new Secret("the-one-before"), Trouble.TOKEN_INVALID))
                .isFalse();
        assertThat(standing()).isEqualTo(AccountStatus.CONNECTED);

        assertThat(accounts.refuseToken(shop.tenant(), shop.account(), new Secret(TOKEN), Trouble.TOKEN_EXPIRED))
                .isTrue();
        assertThat(standing()).isEqualTo(AccountStatus.BROKEN);
    }

    @Test
    void aTemplateThatMetaRefusesPausesItsBatchWithTheReason() {
        META.turn("{\"error_rates\":{\"132015\":1}}");
        var batch = shop.start(10);

        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.PAUSED);

        assertThat(shop.progress(batch).pausedBy()).isEqualTo(PauseCause.TEMPLATE);
        assertThat(shop.progress(batch).reason()).contains("132015");
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.QUEUED) == 10);
    }

    @Test
    void aStatusThatTheAccountCannotPayPausesIt() {
        var batch = shop.start(400);
        await().atMost(SOON).until(() -> META.accepted() > 20);

        var line = META.log().getFirst();
        fail(
                line.path("biz_opaque_callback_data").asString(),
                line.path("wamid").asString(),
                131042);

        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.PAUSED);
        assertThat(accounts.find(shop.tenant(), shop.account()).orElseThrow().status())
                .isEqualTo(AccountStatus.PAUSED);
        assertThat(shop.progress(batch).reason()).contains("131042");
        dispatch.cancel(shop.tenant(), batch);
    }

    @Test
    void aFailureWithoutAKnownCodeIsOneFailedMessage() {
        var batch = shop.start(5);
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.ACCEPTED) == 5);

        var log = META.log();
        List<List<EventError>> told = List.of(
                List.of(),
                List.of(new EventError(0, "", null)),
                List.of(new EventError(0, "Something", null)),
                List.of(new EventError(999_999, "New", null)),
                List.of(new EventError(0, "Something", null), new EventError(131026, "Undeliverable", null)));
        for (int i = 0; i < told.size(); i++) {
            tell(
                    log.get(i).path("biz_opaque_callback_data").asString(),
                    log.get(i).path("wamid").asString(),
                    DeliveryStatus.FAILED,
                    told.get(i));
        }

        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.FAILED) == 5);
        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
        assertThat(standing()).isEqualTo(AccountStatus.CONNECTED);
        assertThat(shop.messages().ofBatch(shop.tenant(), batch.value(), Set.of(MessageStatus.FAILED), null, 10))
                .extracting(StoredMessage::errorCode, StoredMessage::detail)
                .containsExactlyInAnyOrder(
                        tuple(0, "WhatsApp gave no reason"),
                        tuple(0, "WhatsApp gave no reason"),
                        tuple(0, "Something"),
                        tuple(999_999, "New"),
                        tuple(131026, "Undeliverable"));
    }

    @Test
    void aCampaignGoesOnAtTheExactNextRecipientWhenItsTemplateIsMended() {
        var batch = shop.start(100);
        await().atMost(SOON).until(() -> META.accepted() > 10);
        META.turn("{\"error_rates\":{\"132015\":1}}");
        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.PAUSED);
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.SENDING) == 0);
        META.turn("{\"error_rates\":{}}");

        assertThat(dispatch.resume(shop.tenant(), batch)).isTrue();

        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
        assertThat(META.accepted()).isEqualTo(100);
        assertThat(META.duplicates()).isZero();
        assertThat(shop.count(batch, MessageStatus.ACCEPTED)).isEqualTo(100);
    }

    private void fail(String opaque, String wamid, int code) {
        tell(opaque, wamid, DeliveryStatus.FAILED, List.of(new EventError(code, "refused", null)));
    }

    private AccountStatus standing() {
        return accounts.find(shop.tenant(), shop.account()).orElseThrow().status();
    }
}
