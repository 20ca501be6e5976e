package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wasl.database.DatabaseUrl;
import io.wasl.message.MessageId;
import io.wasl.message.MessageStatus;
import io.wasl.testing.TestInstallation;
import io.wasl.testing.WaslTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/// Platforms that die in the midst of a campaign. What the simulator accepted is the truth.
@WaslTest
@Import(Campaigner.Founder.class)
class CrashTests {

    private static final int PORT = freePort();
    private static final Meta META = new Meta(
            "--app-secret",
            TestInstallation.APP_SECRET,
            "--callback",
            "http://127.0.0.1:" + PORT + "/webhook/whatsapp");
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Set<MessageStatus> KNOWN =
            EnumSet.of(MessageStatus.ACCEPTED, MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.READ);

    private final Campaigner shop;
    private final DatabaseUrl database;

    CrashTests(@Autowired Campaigner.Founder founder, @Autowired DatabaseUrl database) {
        this.shop = founder.found("100000000000001", 80);
        this.database = database;
    }

    @AfterAll
    static void stop() {
        META.close();
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
        return ChildPlatform.start(
                database,
                Map.of(
                        "PORT",
                        String.valueOf(PORT),
                        "META_CLIENT_ID",
                        "1000000001",
                        "META_CLIENT_SECRET",
                        TestInstallation.APP_SECRET,
                        "META_WEBHOOK_VERIFY_TOKEN",
                        TestInstallation.VERIFY_TOKEN,
                        "INTEGRATION_ENCRYPTION_KEY",
                        TestInstallation.ENCRYPTION_KEY,
                        "META_GRAPH_URL",
                        META.url().toString()),
                crashPoint);
    }

    private Set<MessageId> known(BatchId batch) {
        return shop.of(batch).stream()
                .filter(message -> KNOWN.contains(message.status()))
                .map(io.wasl.message.StoredMessage::id)
                .collect(Collectors.toSet());
    }

    /// How often Meta took each message, whichever attempt it was.
    private Map<MessageId, Long> accepted() {
        var shopRef = new io.wasl.connection.AccountRef(shop.tenant(), shop.account(), "");
        var ids = new OpaqueIds(io.wasl.kernel.EncryptionKeys.parse(TestInstallation.ENCRYPTION_KEY));
        Map<MessageId, Long> times = new HashMap<>();
        META.log()
                .forEach(line -> times.merge(
                        ids.read(line.path("biz_opaque_callback_data").asString(), shopRef)
                                .orElseThrow()
                                .message(),
                        1L,
                        Long::sum));
        return times;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
