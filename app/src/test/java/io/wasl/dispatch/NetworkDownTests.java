package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wasl.message.MessageStatus;
import io.wasl.message.StoredMessage;
import io.wasl.testing.SecondInstance;
import io.wasl.testing.WaslTest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/// Meta cannot be reached, in each of the ways that prove that nothing left, and then it can.
@WaslTest
@Import(Campaigner.Founder.class)
class NetworkDownTests {

    private static final Meta META = new Meta();
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ApplicationContext beans;
    private final Campaigner shop;

    NetworkDownTests(@Autowired ApplicationContext beans, @Autowired Campaigner.Founder founder) {
        this.beans = beans;
        this.shop = founder.found("100000000000001", 80);
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
    void aRefusedConnectionIsTriedAgainUntilSomebodyAnswers() {
        var batch = shop.start(5);
        try (var cable = new Cable(META.url());
                var platform = SecondInstance.beside(beans, graph(cable.url()))) {
            triedInVain(batch, 1);
            cable.plug();
            assertThatAllLeaveOnce(batch);
            assertThat(platform.port()).isPositive();
        }
    }

    @Test
    void whatFailsByNameOrByTlsLeavesOnceTheWayIsRight() {
        var batch = shop.start(5);
        int attempts = 1;
        for (var wrong : List.of(
                "http://graph.invalid", "https://127.0.0.1:" + META.url().getPort())) {
            try (var platform = SecondInstance.beside(beans, graph(URI.create(wrong)))) {
                attempts = triedInVain(batch, attempts);
                assertThat(platform.port()).isPositive();
            }
        }
        try (var platform = SecondInstance.beside(beans, graph(META.url()))) {
            assertThatAllLeaveOnce(batch);
            assertThat(platform.port()).isPositive();
        }
    }

    /// Waits until a message was tried more often than that.
    ///
    /// @return how often it was
    private int triedInVain(BatchId batch, int attempts) {
        int tried = await().atMost(LONG).until(() -> mostAttempts(batch), most -> most > attempts);
        assertThat(META.requests()).as("requests at Meta").isZero();
        assertThat(shop.of(batch))
                .extracting(StoredMessage::status)
                .isSubsetOf(MessageStatus.QUEUED, MessageStatus.SENDING);
        return tried;
    }

    private int mostAttempts(BatchId batch) {
        return shop.of(batch).stream().mapToInt(StoredMessage::attempt).max().orElse(0);
    }

    private void assertThatAllLeaveOnce(BatchId batch) {
        await().atMost(LONG).until(() -> shop.progress(batch).state() == BatchState.FINISHED);
        assertThat(shop.count(batch, MessageStatus.ACCEPTED)).isEqualTo(5);
        assertThat(META.requests()).isEqualTo(5);
        assertThat(META.duplicates()).isZero();
        shop.assertThatCountsAddUp(batch);
    }

    private static Map<String, String> graph(URI url) {
        return Map.of("META_GRAPH_URL", url.toString());
    }
}
