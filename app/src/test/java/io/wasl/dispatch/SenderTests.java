package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wasl.kernel.Secret;
import io.wasl.message.Lane;
import io.wasl.message.MessageId;
import io.wasl.meta.Recipient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What is handed to the sender all at once.
class SenderTests extends WorkingEngine {

    private static final int PACE = 10;

    private final Sender sender;

    SenderTests(@Autowired Parts parts, @Autowired Sender sender) {
        super(parts);
        this.sender = sender;
    }

    @Test
    void aCampaignsMessagesWaitForTheSecondInWhichTheyMayLeave() {
        var road = road();
        for (int i = 0; i < 2 * PACE; i++) {
            sender.send(road, intent(Lane.BULK, i));
        }

        await().atMost(SOON).until(() -> META.accepted() == 2 * PACE);

        var times = META.log().stream()
                .map(line -> Instant.parse(line.path("time").asString()))
                .sorted()
                .toList();
        // A second, less what the first calls take to arrive.
        assertThat(Duration.between(times.get(0), times.get(PACE))).isGreaterThan(Duration.ofMillis(500));
    }

    @Test
    void codesAndRepliesCountButDoNotWait() {
        var road = road();
        long begin = System.nanoTime();
        for (int i = 0; i < 4 * PACE; i++) {
            sender.send(road, intent(Lane.URGENT, i));
        }

        // Campaigns' would wait for three seconds, in which their marks grow old.
        await().atMost(SOON).until(() -> META.accepted() == 4 * PACE);

        assertThat(road.pass(begin) - begin).isGreaterThan(TimeUnit.SECONDS.toNanos(3));
    }

    private Road road() {
        var line = new Line(NUMBER, new Secret(TOKEN), PACE, true, null, Long.MAX_VALUE);
        return new Road(new Roads.Lease(shop.tenant(), shop.account(), 1), line, System.nanoTime());
    }

    private Intent intent(Lane lane, int person) {
        var message = new Waiting(
                shop.tenant(),
                shop.account(),
                new MessageId(shop.ids().next()),
                null,
                lane,
                new Recipient.Phone("+26134%07d".formatted(person)),
                "text",
                "{\"body\":\"Bonjour\"}",
                List.of(),
                null);
        return new Intent(message, 1, 1, System.nanoTime());
    }
}
