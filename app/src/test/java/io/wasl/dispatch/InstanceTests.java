package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wasl.database.DatabaseUrl;
import io.wasl.message.MessageStatus;
import io.wasl.testing.FreePort;
import io.wasl.testing.WaslTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// Platforms that share one database: what happens to the numbers of one that ends, dies or freezes.
@WaslTest
@Import(Campaigner.Founder.class)
class InstanceTests {

    private static final int FIRST = FreePort.next();
    private static final int SECOND = FreePort.next();
    private static final Platforms PLATFORMS = new Platforms(SECOND);
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration MOVED = Duration.ofSeconds(15);

    /// Slow enough for a campaign to outlast the start of a second platform.
    private static final int PACE = 30;

    private final Campaigner shop;
    private final DatabaseUrl database;

    InstanceTests(@Autowired Campaigner.Founder founder, @Autowired DatabaseUrl database) {
        this.shop = founder.found("100000000000001", PACE);
        this.database = database;
    }

    @BeforeEach
    void begin() {
        PLATFORMS.meta().reset();
    }

    @AfterAll
    static void stop() {
        PLATFORMS.close();
    }

    @Test
    void aPlatformThatIsToldToStopLeavesNothingInDoubt() {
        PLATFORMS.meta().turn("{\"answer_ms_min\":800,\"answer_ms_max\":1500}");
        var batch = shop.start(900);
        try (var platform = PLATFORMS.start(database, SECOND)) {
            await().atMost(LONG).until(() -> PLATFORMS.meta().accepted() > 100);

            platform.terminate();

            await().atMost(Duration.ofSeconds(30)).until(() -> !platform.isAlive());
        }
        assertThat(shop.count(batch, MessageStatus.SENDING)).isZero();
        assertThat(shop.count(batch, MessageStatus.UNCONFIRMED)).isZero();
        assertThat(Platforms.known(shop, batch))
                .isEqualTo(PLATFORMS.accepted(shop).keySet());
        shop.assertThatCountsAddUp(batch);
    }

    @Test
    void theNumbersOfAPlatformThatDiesMoveToTheOther() {
        var batch = shop.start(900);
        try (var dying = PLATFORMS.start(database, FIRST)) {
            await().atMost(LONG).until(() -> PLATFORMS.meta().accepted() > 20);
            try (var other = PLATFORMS.start(database, SECOND)) {
                await().atMost(LONG).until(() -> answers(SECOND));
                assertThat(other.isAlive()).isTrue();

                dying.kill();

                long then = PLATFORMS.meta().accepted();
                await().atMost(MOVED).until(() -> PLATFORMS.meta().accepted() > then);
                await().atMost(LONG).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
                await().atMost(LONG)
                        .until(() -> Platforms.known(shop, batch)
                                .containsAll(PLATFORMS.accepted(shop).keySet()));
            }
        }
        assertThatEachLeftOnce(batch, 900);
    }

    @Test
    void aPlatformThatWakesUpLateChangesNothing() {
        PLATFORMS.meta().turn("{\"answer_ms_min\":300,\"answer_ms_max\":600}");
        var batch = shop.start(900);
        try (var zombie = PLATFORMS.start(database, FIRST)) {
            await().atMost(LONG).until(() -> PLATFORMS.meta().accepted() > 20);
            try (var other = PLATFORMS.start(database, SECOND)) {
                await().atMost(LONG).until(() -> answers(SECOND));
                assertThat(other.isAlive()).isTrue();
                zombie.freeze();
                int epoch = epoch();
                await().atMost(LONG).until(() -> epoch() > epoch);

                zombie.thaw();

                await().atMost(LONG).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
                await().atMost(LONG)
                        .until(() -> Platforms.known(shop, batch)
                                .containsAll(PLATFORMS.accepted(shop).keySet()));
                assertThat(zombie.isAlive()).isTrue();
            }
        }
        assertThatEachLeftOnce(batch, 900);
    }

    private void assertThatEachLeftOnce(BatchId batch, int total) {
        var accepted = PLATFORMS.accepted(shop);
        assertThat(accepted.values()).as("times that Meta took each message").containsOnly(1L);
        assertThat(Platforms.known(shop, batch)).isEqualTo(accepted.keySet());
        assertThat(shop.count(batch, MessageStatus.UNCONFIRMED))
                .isEqualTo(total - accepted.size())
                .isLessThanOrEqualTo(Limits.IN_FLIGHT_PER_NUMBER);
        shop.assertThatCountsAddUp(batch);
    }

    private int epoch() {
        return shop.scopes()
                .engine(() -> shop.jdbc()
                        .sql("SELECT epoch FROM road")
                        .query(Integer.class)
                        .single());
    }

    private static boolean answers(int port) {
        try (var socket = new java.net.Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (java.io.IOException e) {
            return false;
        }
    }
}
