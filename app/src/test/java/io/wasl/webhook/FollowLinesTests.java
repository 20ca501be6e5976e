package io.wasl.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.wasl.kernel.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FollowLinesTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final TenantId SOA = TenantId.of("01980000-0000-7000-8000-000000000001");

    private final Logger logger = (Logger) LoggerFactory.getLogger("wasl.webhook");
    /// What this test says: platforms of other tests may still be at work in the same process.
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>() {
        private final String speaker = Thread.currentThread().getName();

        @Override
        protected void append(ILoggingEvent line) {
            if (line.getThreadName().equals(speaker)) {
                super.append(line);
            }
        }
    };

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(lines);
    }

    @Test
    void oneMessageCanBeFollowed() {
        tell(lines(NOON), Bodies.text("wamid.1", "hello"));

        assertThat(texts())
                .containsExactly(
                        "POST /whatsapp webhook received: object=whatsapp_business_account, entries=1",
                        "Webhook contains 1 message(s) and 0 status(es)",
                        "Processing entry 1/1",
                        "Account found: phone_number_id " + Bodies.NUMBER + " of client " + SOA,
                        "Processing 1 messages",
                        "Message processed successfully: wamid.1");
    }

    @Test
    void aNumberThatIsNobodysIsNamed() {
        tell(lines(NOON), Bodies.texts("300", "wamid.1"));

        assertThat(texts()).contains("No account for phone_number_id 300");
    }

    @Test
    void whatASenderWritesStaysOnItsLine() {
        tell(lines(NOON), Bodies.texts("300\\n12:00 INFO forged", "wamid\\u2028.1\\r\\nforged"));

        assertThat(texts()).noneMatch(text -> text.matches("(?s).*[\\p{Cntrl}\\u2028].*"));
    }

    @Test
    void massesAreSummedUpOnceASecond() {
        var clock = new Ticking(NOON);
        var follow = new FollowLines(clock);
        for (int i = 0; i < 80; i++) {
            tell(follow, Bodies.status("wamid." + i, "sent"));
        }
        clock.now = NOON.plus(Duration.ofSeconds(1));
        follow.tell(Slices.Progress.NONE);

        assertThat(texts()).filteredOn(text -> text.startsWith("POST")).hasSize(50);
        assertThat(texts().getLast()).isEqualTo("30 more webhooks in one second, with 0 message(s) and 30 status(es)");
    }

    private static FollowLines lines(Instant now) {
        return new FollowLines(Clock.fixed(now, ZoneOffset.UTC));
    }

    private static void tell(FollowLines follow, String... bodies) {
        var deliveries = IntStream.range(0, bodies.length)
                .mapToObj(i -> new Delivery(i, NOON, null, bodies[i].getBytes(StandardCharsets.UTF_8)))
                .toList();
        var slice = Slice.of(deliveries, numbers -> Map.of(Bodies.NUMBER, SOA));
        follow.tell(new Slices.Progress(slice, new Verdicts(), false));
    }

    private List<String> texts() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static final class Ticking extends Clock {

        private Instant now;

        Ticking(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
