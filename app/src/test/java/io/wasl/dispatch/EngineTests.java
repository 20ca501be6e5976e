package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wasl.connection.AccountRef;
import io.wasl.connection.AccountStatus;
import io.wasl.connection.Accounts;
import io.wasl.message.Fact;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.message.StoredMessage;
import io.wasl.meta.DeliveryStatus;
import io.wasl.meta.Message;
import io.wasl.meta.Recipient;
import io.wasl.meta.StatusUpdate;
import io.wasl.testing.WaslTest;
import io.wasl.webhook.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@WaslTest
@TestPropertySource(properties = "wasl.engine=true")
@Import({Campaigner.Founder.class, EngineTests.Finished.class})
class EngineTests {

    private static final String NUMBER = "100000000000001";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Meta META = new Meta();

    private final Campaigner.Founder founder;
    private final Dispatch dispatch;
    private final Accounts accounts;
    private final StatusHandler statuses;
    private final OpaqueIds opaqueIds;
    private final Finished finished;
    private Campaigner shop;

    EngineTests(
            @Autowired Campaigner.Founder founder,
            @Autowired Accounts accounts,
            @Autowired StatusHandler statuses,
            @Autowired OpaqueIds opaqueIds,
            @Autowired Finished finished) {
        this.founder = founder;
        this.dispatch = founder.dispatch();
        this.accounts = accounts;
        this.statuses = statuses;
        this.opaqueIds = opaqueIds;
        this.finished = finished;
        this.shop = founder.found(NUMBER, 80);
    }

    @DynamicPropertySource
    static void meta(DynamicPropertyRegistry properties) {
        properties.add("setting.META_GRAPH_URL", META::url);
    }

    @BeforeEach
    void begin() {
        META.reset();
    }

    @AfterAll
    static void stop() {
        META.close();
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
    void nothingLeavesFasterThanTheNumberMaySend() {
        var batch = shop.start(200);

        await().atMost(SOON).until(() -> META.accepted() == 200);

        var times = META.log().stream()
                .map(line -> Instant.parse(line.path("time").asString()).toEpochMilli())
                .toList();
        assertThat(times.getLast() - times.getFirst()).isGreaterThan(2_000);
        assertThat(shop.progress(batch).total()).isEqualTo(200);
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

        echo(opaqueIds.write(new Fact.About(shop.tenant(), shop.account(), message, 1)), "wamid.early");

        assertThat(shop.of(batch).getFirst().wamid()).isEqualTo("wamid.early");
        await().atMost(SOON).until(() -> queued() == 0);
        assertThat(shop.of(batch).getFirst().status()).isEqualTo(MessageStatus.DELIVERED);
        shop.assertThatCountsAddUp(batch);
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
    void aRevokedTokenPausesTheAccountAndLosesNobody() {
        var batch = shop.start(400);
        await().atMost(SOON).until(() -> META.accepted() > 20);
        META.turn("{\"error_rates\":{\"190\":1}}");

        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.PAUSED);
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.SENDING) == 0);
        assertThat(accounts.find(shop.tenant(), shop.account()).orElseThrow().status())
                .isEqualTo(AccountStatus.PAUSED);
        assertThat(shop.count(batch, MessageStatus.FAILED)).isZero();
        assertThat(shop.progress(batch).limitedBy()).isEqualTo(Progress.ACCOUNT);
        assertThat(shop.progress(batch).reason()).contains("190");

        META.turn("{\"error_rates\":{}}");
        accounts.resume(shop.tenant(), shop.account());
        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
        assertThat(META.accepted()).isEqualTo(400);
        assertThat(shop.count(batch, MessageStatus.ACCEPTED)).isEqualTo(400);
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

        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.SENDING) == 0);
        assertThat(shop.count(batch, MessageStatus.ACCEPTED)).isEqualTo(META.accepted());
        assertThat(shop.count(batch, MessageStatus.ACCEPTED) + shop.count(batch, MessageStatus.CANCELLED))
                .isEqualTo(300);
        assertThat(queued()).isZero();
        shop.assertThatCountsAddUp(batch);
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
    void anUrgentMessageOvertakesACampaign() {
        var batch = shop.start(500);
        await().atMost(SOON).until(() -> META.accepted() > 10);

        var code = new MessageId(shop.ids().next());
        dispatch.send(
                shop.tenant(),
                new Single(
                        code,
                        shop.account(),
                        Lane.URGENT,
                        new Recipient.Phone("+261349999999"),
                        null,
                        new Message.Text("123 456", false),
                        null,
                        null,
                        "otp-1"));

        await().atMost(SOON)
                .until(() ->
                        shop.messages().find(shop.tenant(), code).orElseThrow().status() == MessageStatus.ACCEPTED);
        assertThat(shop.count(batch, MessageStatus.QUEUED)).isPositive();
        dispatch.cancel(shop.tenant(), batch);
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

    /// As Meta would tell that a message was delivered.
    private void echo(String opaque, String wamid) {
        var owner = accounts.byPhoneNumberId(List.of(NUMBER)).get(NUMBER);
        assertThat(owner).extracting(AccountRef::tenant).isEqualTo(shop.tenant());
        var event = new StatusUpdate(
                "200000000000001",
                NUMBER,
                wamid,
                DeliveryStatus.DELIVERED,
                Instant.now(),
                null,
                null,
                opaque,
                null,
                List.of());
        shop.scopes().engine(() -> statuses.handle(List.of(new Received<>(1, 0, Instant.now(), event))));
    }

    private long queued() {
        return shop.scopes()
                .engine(() -> shop.jdbc()
                        .sql("SELECT count(*) FROM outgoing")
                        .query(Long.class)
                        .single());
    }

    static class Finished {

        private final List<BatchFinished> events = new CopyOnWriteArrayList<>();

        @EventListener
        void on(BatchFinished event) {
            events.add(event);
        }
    }
}
