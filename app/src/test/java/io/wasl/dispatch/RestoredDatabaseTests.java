package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wasl.database.Standstill;
import io.wasl.message.Fact;
import io.wasl.message.Lane;
import io.wasl.message.MessageStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What is done with messages that a restored database takes for unfinished.
class RestoredDatabaseTests extends WorkingEngine {

    private final Standstill standstill;
    private final Unfinished unfinished;

    RestoredDatabaseTests(@Autowired Parts parts, @Autowired Standstill standstill, @Autowired Unfinished unfinished) {
        super(parts);
        this.standstill = standstill;
        this.unfinished = unfinished;
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
    void whatWasCancelledOrHasExpiredMeanwhileIsNotToldAsNeverSent() {
        accounts.pause(shop.tenant(), shop.account(), "test");
        var batch = shop.start(20);
        var expires = clock.instant().plusSeconds(3);
        var code = code(expires);
        restore();
        dispatch.cancel(shop.tenant(), batch);

        await().atMost(SOON).until(() -> clock.instant().isAfter(expires));
        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> queued() == 21);

        standstill.confirm("Operator", true);
        await().atMost(SOON).until(() -> status(code) == MessageStatus.UNCONFIRMED);
        assertThat(shop.count(batch, MessageStatus.UNCONFIRMED)).isEqualTo(20);
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
}
