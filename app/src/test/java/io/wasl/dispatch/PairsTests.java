package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PairsTests {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @Property(tries = 5_000)
    void overAnyTimeNoMoreLeavesThanTheBurstAndOneInSixSeconds(@ForAll long seed) {
        var random = new Random(seed);
        var pairs = new Pairs();
        List<Long> left = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 120; i++) {
            now += random.nextInt(3) == 0 ? random.nextLong(20 * SECOND) : 0;
            if (pairs.freeAt("soa", now) <= now) {
                pairs.take("soa", now);
                left.add(now);
            }
        }
        for (int from = 0; from < left.size(); from++) {
            for (int to = from; to < left.size(); to++) {
                long allowed = Pairs.BURST + (left.get(to) - left.get(from)) / Pairs.INTERVAL;
                assertThat((long) to - from + 1).isLessThanOrEqualTo(allowed);
            }
        }
    }

    @Example
    void aBurstIsFreeAndThenOneLeavesEverySixSeconds() {
        var pairs = new Pairs();
        for (int i = 0; i < Pairs.BURST; i++) {
            assertThat(pairs.freeAt("soa", 0)).isLessThanOrEqualTo(0);
            pairs.take("soa", 0);
        }

        assertThat(pairs.freeAt("soa", 0)).isEqualTo(6 * SECOND);
        pairs.take("soa", 6 * SECOND);
        assertThat(pairs.freeAt("soa", 6 * SECOND)).isEqualTo(12 * SECOND);
    }

    @Example
    void onePersonDoesNotHoldUpAnother() {
        var pairs = new Pairs();
        pairs.rest("soa", 60 * SECOND);

        assertThat(pairs.freeAt("soa", SECOND)).isEqualTo(60 * SECOND);
        assertThat(pairs.freeAt("rivo", SECOND)).isEqualTo(SECOND);
    }

    @Example
    void aRestIsNeverShortenedByAnother() {
        var pairs = new Pairs();
        pairs.rest("soa", 60 * SECOND);
        pairs.rest("soa", 10 * SECOND);

        assertThat(pairs.freeAt("soa", 0)).isEqualTo(60 * SECOND);
    }

    @Example
    void afterARestMessagesLeaveSlowlyAtFirst() {
        var pairs = new Pairs();
        pairs.rest("soa", 60 * SECOND);

        pairs.take("soa", 60 * SECOND);

        assertThat(pairs.freeAt("soa", 60 * SECOND)).isEqualTo(66 * SECOND);
    }

    @Example
    void thoseWhoOweNothingAreForgottenAndTheOthersKept() {
        var pairs = new Pairs();
        pairs.rest("soa", 1_000 * SECOND);
        for (int i = 0; i < 5_000; i++) {
            pairs.take("person " + i, i * 10 * SECOND / 1_000);
        }

        assertThat(pairs.freeAt("soa", 50 * SECOND)).isEqualTo(1_000 * SECOND);
        assertThat(pairs.size()).isLessThan(2_100);
    }
}
