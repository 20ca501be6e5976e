package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wasl.database.DatabaseUrl;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.testing.WaslTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// Platforms that die in the midst of a campaign. What the simulator accepted is the truth.
@WaslTest
@Import(Campaigner.Founder.class)
class CrashTests {

    private static final int PORT = Platforms.freePort();
    private static final Platforms PLATFORMS = new Platforms(PORT);
    private static final Duration LONG = Duration.ofMinutes(2);

    private final Campaigner shop;
    private final DatabaseUrl database;

    CrashTests(@Autowired Campaigner.Founder founder, @Autowired DatabaseUrl database) {
        this.shop = founder.found("100000000000001", 80);
        this.database = database;
    }

    @AfterAll
    static void stop() {
        PLATFORMS.close();
    }

    @Test
    void noMessageIsSentTwiceAndNoneVanishesWhereverThePlatformDies() {
        var batch = shop.start(400);
        for (var point : List.of(
                "before-intent-commit:3",
                "after-intent-commit:3",
                "after-answer:3",
                "before-outcome-commit:3",
                "after-outcome-commit:3")) {
            try (var dying = platform(point)) {
                assertThat(dying.awaitDeath()).as(point).isEqualTo(137);
            }
            shop.assertThatCountsAddUp(batch);
        }
        try (var living = platform("")) {
            assertThat(living.isAlive()).isTrue();
            await().atMost(LONG).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
            await().atMost(LONG).until(() -> known(batch).containsAll(accepted().keySet()));
        }

        assertThat(accepted().values()).as("times that Meta took each message").containsOnly(1L);
        assertThat(known(batch))
                .as("messages we say Meta took")
                .isEqualTo(accepted().keySet());
        assertThat(shop.count(batch, MessageStatus.UNCONFIRMED))
                .as("marked by the platform that died before it called Meta")
                .isEqualTo(400 - known(batch).size())
                .isLessThanOrEqualTo(Limits.IN_FLIGHT_PER_NUMBER);
        assertThat(accepted()).hasSizeGreaterThan(300);
        shop.assertThatCountsAddUp(batch);
    }

    private ChildPlatform platform(String crashPoint) {
        return PLATFORMS.start(database, PORT, crashPoint);
    }

    private Set<MessageId> known(BatchId batch) {
        return Platforms.known(shop, batch);
    }

    private Map<MessageId, Long> accepted() {
        return PLATFORMS.accepted(shop);
    }
}
