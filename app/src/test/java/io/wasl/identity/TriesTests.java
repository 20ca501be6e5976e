package io.wasl.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TriesTests {

    private final Watch watch = new Watch();
    private final Tries tries = new Tries(watch);

    @Test
    void theFirstFiveCostNothing() {
        for (int i = 0; i < 5; i++) {
            assertThat(tries.begin("hanta")).isZero();
        }
        assertThat(tries.begin("hanta")).isEqualTo(Duration.ofSeconds(2));
        assertThat(tries.begin("somebody else")).isZero();
    }

    @Test
    void eachFurtherOneWaitsTwiceAsLongUntilAQuarterOfAnHour() {
        IntStream.range(0, 5).forEach(i -> tries.begin("hanta"));

        var waits = IntStream.range(0, 12)
                .mapToObj(i -> {
                    var wait = tries.begin("hanta");
                    watch.now = watch.now.plus(wait);
                    assertThat(tries.begin("hanta")).isZero();
                    return wait.toSeconds();
                })
                .toList();

        assertThat(waits).startsWith(2L, 4L, 8L, 16L).endsWith(512L, 900L, 900L, 900L);
    }

    @Test
    void whoComesTooEarlyMakesItNoWorse() {
        IntStream.range(0, 5).forEach(i -> tries.begin("hanta"));

        IntStream.range(0, 50).forEach(i -> tries.begin("hanta"));

        assertThat(tries.begin("hanta")).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theRightPasswordForgivesAll() {
        IntStream.range(0, 5).forEach(i -> tries.begin("hanta"));

        tries.forget("hanta");

        assertThat(tries.begin("hanta")).isZero();
    }

    private static final class Watch extends Clock {

        private Instant now = Instant.parse("2026-11-30T12:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
