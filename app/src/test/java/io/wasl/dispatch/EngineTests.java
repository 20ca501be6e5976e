package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wasl.connection.AccountRef;
import io.wasl.connection.AccountStatus;
import io.wasl.connection.Accounts;
import io.wasl.connection.Removal;
import io.wasl.connection.Trouble;
import io.wasl.database.Standstill;
import io.wasl.kernel.Secret;
import io.wasl.message.Duplicates;
import io.wasl.message.Fact;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.message.StoredMessage;
import io.wasl.meta.DeliveryStatus;
import io.wasl.meta.EventError;
import io.wasl.meta.Message;
import io.wasl.meta.Recipient;
import io.wasl.meta.StatusUpdate;
import io.wasl.testing.WaslTest;
import io.wasl.webhook.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@WaslTest
@TestPropertySource(properties = "wasl.engine=true")
@Import({Campaigner.Founder.class, EngineTests.Finished.class, EngineTests.Parts.class})
class EngineTests {

    private static final String NUMBER = "100000000000001";
    private static final String TOKEN = "sandbox-access-token";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Meta META = new Meta();

    private final Campaigner.Founder founder;
    private final Dispatch dispatch;
    private final Accounts accounts;
    private final Removal removal;
    private final StatusHandler statuses;
    private final OpaqueIds opaqueIds;
    private final Finished finished;
    private final Attempts attempts;
    private final Duplicates duplicates;
    private final Standstill standstill;
    private final Unfinished unfinished;
    private final OpenRoads roads;
    private Campaigner shop;

    EngineTests(
            @Autowired Campaigner.Founder founder,
            @Autowired Accounts accounts,
            @Autowired Removal removal,
            @Autowired StatusHandler statuses,
            @Autowired OpaqueIds opaqueIds,
            @Autowired Finished finished,
            @Autowired Parts parts) {
        this.founder = founder;
        this.dispatch = founder.dispatch();
        this.accounts = accounts;
        this.removal = removal;
        this.statuses = statuses;
        this.opaqueIds = opaqueIds;
        this.finished = finished;
        this.attempts = parts.attempts();
        this.duplicates = parts.duplicates();
        this.standstill = parts.standstill();
        this.unfinished = parts.unfinished();
        this.roads = parts.roads();
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

        echo(opaqueIds.write(new Fact.About(shop.tenant(), shop.account(), message, 1), Lane.BULK), "wamid.early");

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
        dispatch.send(shop.tenant(), single(code));

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
                null));
        shop.enqueue(batch, 2);
        dispatch.seal(shop.tenant(), batch);
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
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("sent_again", "Hanta"));
        });
        assertThat(dispatch.sendUnconfirmed(shop.tenant(), batch, "Hanta")).isZero();
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
                .containsExactly(org.assertj.core.groups.Tuple.tuple("wamid.copy", 2));
    }

    @Test
    void whatIsWorthNothingAnyMoreDoesNotLeave() {
        accounts.pause(shop.tenant(), shop.account(), "test");
        var code = code(Instant.now().minusSeconds(1));

        await().atMost(SOON).until(() -> status(code) == MessageStatus.CANCELLED);

        assertThat(shop.messages().find(shop.tenant(), code).orElseThrow().detail())
                .isEqualTo("expired");
        assertThat(queued()).isZero();
        assertThat(META.requests()).isZero();
    }

    @Test
    void campaignsOfOneNumberShareItEvenly() {
        accounts.pause(shop.tenant(), shop.account(), "test");
        var first = shop.start(200);
        var second = shop.start(200);
        accounts.resume(shop.tenant(), shop.account());
        await().atMost(SOON).until(() -> META.accepted() >= 150);
        dispatch.cancel(shop.tenant(), first);
        dispatch.cancel(shop.tenant(), second);

        var ofFirst = shop.of(first).stream().map(StoredMessage::id).collect(Collectors.toSet());
        long share = META.log().stream()
                .limit(150)
                .filter(line -> ofFirst.contains(
                        messageOf(line.path("biz_opaque_callback_data").asString())))
                .count();
        assertThat(share).isBetween(70L, 80L);
    }

    @Test
    void aThroughputUpgradeIsNoticedWhileACampaignRuns() {
        shop = founder.found(NUMBER, 2);
        var batch = shop.start(200);
        await().atMost(SOON).until(() -> META.accepted() > 2);

        shop.scopes()
                .engine(() -> shop.jdbc()
                        .sql("UPDATE whatsapp_accounts SET wished_throughput = 80")
                        .update());

        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
        assertThat(META.accepted()).isEqualTo(200);
    }

    @Test
    void peopleAboveTheLimitOfADayWaitUntilItAllowsThem() {
        shop.scopes()
                .engine(() -> shop.jdbc()
                        .sql("UPDATE whatsapp_accounts SET messaging_limit = 'TIER_250'")
                        .update());
        var batch = shop.start(300);
        await().atMost(SOON)
                .until(() ->
                        Progress.MESSAGING_LIMIT.equals(shop.progress(batch).limitedBy()));
        long reached = META.accepted();
        var code = code(null);

        await().atMost(SOON).until(() -> status(code) == MessageStatus.ACCEPTED);
        assertThat(reached).isBetween(200L, 250L);
        assertThat(shop.progress(batch).eta()).isAfter(Instant.now().plus(Duration.ofHours(23)));
        letADayPass();
        await().atMost(SOON).until(() -> META.accepted() > reached + 1);
        letADayPass();
        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
        assertThat(shop.count(batch, MessageStatus.ACCEPTED)).isEqualTo(300);
    }

    @Test
    void whoGetsManyMessagesHoldsUpNobodyElse() {
        for (int i = 0; i < 60; i++) {
            chat("+261341111111");
        }
        var other = chat("+261342222222");

        await().atMost(SOON).until(() -> status(other) == MessageStatus.ACCEPTED);
        await().atMost(SOON).until(() -> META.accepted() >= Pairs.BURST + 1);
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> META.accepted() <= Pairs.BURST + 2);
        assertThat(META.requests()).isEqualTo(META.accepted());
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
    void oneRecipientThatMetaWantsLeftAloneDoesNotHoldUpTheCampaign() {
        META.turn("{\"error_rates\":{\"131056\":0.2}}");
        var batch = shop.start(30);

        await().atMost(SOON).until(() -> META.accepted() >= 20);
        META.turn("{\"error_rates\":{}}");

        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
        assertThat(shop.count(batch, MessageStatus.ACCEPTED)).isEqualTo(30);
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

    private Road road() {
        return Objects.requireNonNull(roads.of(shop.account()));
    }

    private MessageId messageOf(String opaque) {
        var owner = accounts.byPhoneNumberId(List.of(NUMBER)).get(NUMBER);
        return opaqueIds.read(opaque, owner).orElseThrow().message();
    }

    private MessageId chat(String phone) {
        var id = new MessageId(shop.ids().next());
        dispatch.send(
                shop.tenant(),
                new Single(
                        id,
                        shop.account(),
                        Lane.PROMPT,
                        new Recipient.Phone(phone),
                        null,
                        new Message.Text("Salama", false),
                        null,
                        null,
                        null));
        return id;
    }

    private void letADayPass() {
        shop.scopes()
                .engine(() -> shop.jdbc()
                        .sql("UPDATE reached_user SET last_at = last_at - interval '25 hours'")
                        .update());
    }

    @Test
    void nothingLeavesFromARestoredDatabaseUntilAnOperatorHasSaidWhatBecomesOfIt() {
        accounts.pause(shop.tenant(), shop.account(), "test");
        var batch = shop.start(20);
        restore();
        accounts.resume(shop.tenant(), shop.account());
        var code = code(null);

        await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> META.requests() == 0);
        assertThat(unfinished.count()).isEqualTo(20);
        var waiting = shop.of(batch).getFirst();
        assertThat(unfinished.mayHaveLeft(waiting.status(), waiting.createdAt()))
                .isTrue();

        assertThat(standstill.confirm("Operator", true)).isTrue();

        await().atMost(SOON).until(() -> status(code) == MessageStatus.ACCEPTED);
        assertThat(META.requests()).isEqualTo(1);
        assertThat(shop.count(batch, MessageStatus.UNCONFIRMED)).isEqualTo(20);
        assertThat(shop.of(batch))
                .allSatisfy(message -> assertThat(message.detail()).isEqualTo("restored"));
        assertThat(attempts.of(shop.tenant(), waiting.id()))
                .extracting(Attempts.Attempt::decision)
                .containsExactly("held");
        assertThat(standstill.current()).isEmpty();
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void aStatusTellsWhetherWhatWasPutAsideHadBeenSent() {
        accounts.pause(shop.tenant(), shop.account(), "test");
        var batch = shop.start(1);
        restore();
        standstill.confirm("Operator", true);
        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.UNCONFIRMED) == 1);

        var message = shop.of(batch).getFirst().id();
        echo(opaqueIds.write(new Fact.About(shop.tenant(), shop.account(), message, 1), Lane.BULK), "wamid.before");

        assertThat(status(message)).isEqualTo(MessageStatus.DELIVERED);
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void afterAPlannedMoveEverythingGoesOn() {
        accounts.pause(shop.tenant(), shop.account(), "test");
        var batch = shop.start(20);
        restore();
        accounts.resume(shop.tenant(), shop.account());

        standstill.confirm("Operator", false);

        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.ACCEPTED) == 20);
        assertThat(META.accepted()).isEqualTo(20);
    }

    /// As if this database had been restored on another server.
    private void restore() {
        shop.scopes()
                .engine(() -> shop.jdbc()
                        .sql("UPDATE standstill SET system_identifier = '1'")
                        .update());
        standstill.examine();
        await().atMost(SOON).until(() -> standstill.current().isPresent());
    }

    private MessageId code(@org.jspecify.annotations.Nullable Instant expiresAt) {
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
                        null),
                expiresAt);
        return code;
    }

    private MessageStatus status(MessageId message) {
        return shop.messages().find(shop.tenant(), message).orElseThrow().status();
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

    private void fail(String opaque, String wamid, int code) {
        tell(opaque, wamid, DeliveryStatus.FAILED, List.of(new EventError(code, "refused", null)));
    }

    /// As Meta would tell that a message was delivered.
    private void echo(String opaque, String wamid) {
        tell(opaque, wamid, DeliveryStatus.DELIVERED, List.of());
    }

    private void tell(String opaque, String wamid, DeliveryStatus status, List<EventError> errors) {
        var owner = accounts.byPhoneNumberId(List.of(NUMBER)).get(NUMBER);
        assertThat(owner).extracting(AccountRef::tenant).isEqualTo(shop.tenant());
        var event = new StatusUpdate(
                "200000000000001", NUMBER, wamid, status, Instant.now(), null, null, opaque, null, errors);
        shop.scopes().engine(() -> statuses.handle(List.of(new Received<>(1, 0, Instant.now(), event))));
    }

    private Single single(MessageId id) {
        return new Single(
                id,
                shop.account(),
                Lane.URGENT,
                new Recipient.Phone("+261349999999"),
                null,
                new Message.Text("123 456", false),
                null,
                null,
                "otp-1");
    }

    private long roads() {
        return shop.scopes()
                .engine(() -> shop.jdbc()
                        .sql("SELECT count(*) FROM road")
                        .query(Long.class)
                        .single());
    }

    private AccountStatus standing() {
        return accounts.find(shop.tenant(), shop.account()).orElseThrow().status();
    }

    private long queued() {
        return shop.scopes()
                .engine(() -> shop.jdbc()
                        .sql("SELECT count(*) FROM outgoing")
                        .query(Long.class)
                        .single());
    }

    @Component
    record Parts(
            Attempts attempts, Duplicates duplicates, Standstill standstill, Unfinished unfinished, OpenRoads roads) {}

    static class Finished {

        private final List<BatchFinished> events = new CopyOnWriteArrayList<>();

        @EventListener
        void on(BatchFinished event) {
            events.add(event);
        }
    }
}
