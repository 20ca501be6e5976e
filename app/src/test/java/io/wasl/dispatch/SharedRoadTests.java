package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wasl.message.Lane;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.message.StoredMessage;
import io.wasl.meta.Message;
import io.wasl.meta.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Who goes before whom on a number's road, and how fast.
class SharedRoadTests extends WorkingEngine {

    private static final String SILENT = "100000000000002";

    SharedRoadTests(@Autowired Parts parts) {
        super(parts);
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
    void aNumberWhoseAnswersDoNotComeHoldsUpNoOther() {
        var silent = shop.from(founder.number(shop.tenant(), SILENT, 80));
        META.turn("{\"hang_rates\":{\"" + SILENT + "\":1}}");
        var unanswered = silent.start(500);
        await().atMost(SOON).until(() -> silent.count(unanswered, MessageStatus.SENDING) > 20);

        var batch = shop.start(300);
        var code = code(null);

        await().atMost(SOON).until(() -> status(code) == MessageStatus.ACCEPTED);
        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
        assertThat(shop.count(batch, MessageStatus.ACCEPTED)).isEqualTo(300);
        assertThat(silent.count(unanswered, MessageStatus.ACCEPTED)).isZero();
        dispatch.cancel(shop.tenant(), unanswered);
    }

    @Test
    void whileMetaIsBrokenFewMessagesBecomeUnclear() {
        META.turn("{\"bad_gateway_rate\":1}");
        var batch = shop.start(1_000);

        await().atMost(SOON).until(() -> shop.count(batch, MessageStatus.UNCONFIRMED) >= 40);
        await().during(Duration.ofSeconds(8)).atMost(SOON).until(() -> shop.count(batch, MessageStatus.QUEUED) > 600);
        META.turn("{\"bad_gateway_rate\":0}");

        await().atMost(SOON.multipliedBy(2)).until(() -> shop.count(batch, MessageStatus.ACCEPTED) > 500);
        dispatch.cancel(shop.tenant(), batch);
        shop.assertThatCountsAddUp(batch);
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
        assertThat(shop.progress(batch).eta()).isAfter(clock.instant().plus(Duration.ofHours(23)));
        letADayPass();
        await().atMost(SOON).until(() -> META.accepted() > reached + 1);
        letADayPass();
        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
        assertThat(shop.count(batch, MessageStatus.ACCEPTED)).isEqualTo(300);
    }

    @Test
    void businessAccountsOfOnePortfolioHaveOneLimitTogether() {
        var other = shop.from(founder.number(shop.tenant(), SILENT, 80));
        shop.scopes().engine(() -> shop.jdbc().sql("""
                        UPDATE whatsapp_accounts
                        SET messaging_limit = 'TIER_250', business_id = '500', waba_id = '9' || phone_number_id
                        """).update());
        var first = shop.start(150);
        await().atMost(SOON).until(() -> shop.progress(first).state() == BatchState.FINISHED);

        var second = other.open(150);
        var others = IntStream.range(0, 150)
                .mapToObj(i -> other.outgoing("+26133%07d".formatted(i)))
                .toList();
        dispatch.enqueue(shop.tenant(), second, others);
        dispatch.seal(shop.tenant(), second);

        await().atMost(SOON)
                .until(() ->
                        Progress.MESSAGING_LIMIT.equals(other.progress(second).limitedBy()));
        assertThat(META.accepted()).isBetween(200L, 250L);
        dispatch.cancel(shop.tenant(), second);
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
    void oneRecipientThatMetaWantsLeftAloneDoesNotHoldUpTheCampaign() {
        META.turn("{\"error_rates\":{\"131056\":0.2}}");
        var batch = shop.start(30);

        await().atMost(SOON).until(() -> META.accepted() >= 20);
        META.turn("{\"error_rates\":{}}");

        await().atMost(SOON).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
        assertThat(shop.count(batch, MessageStatus.ACCEPTED)).isEqualTo(30);
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
}
