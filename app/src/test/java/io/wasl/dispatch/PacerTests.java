package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacerTests {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 80, 250, 1000})
    void neverGrantsMoreThanTheRateInAnyOneSecond(int rate) {
        for (int seed = 0; seed < 20; seed++) {
            List<Long> grants = greedy(new Pacer(rate, 0), new Random(seed), 5 * SECOND, 60_000_000);

            assertThat(mostInOneSecond(grants)).as("seed %d", seed).isLessThanOrEqualTo(rate);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 80, 1000})
    void comesCloseToTheRateWhenAskedOften(int rate) {
        List<Long> grants = greedy(new Pacer(rate, 0), new Random(1), 20 * SECOND, 20_000_000);

        assertThat(grants.size()).isGreaterThan((int) (20 * rate * 0.9)).isLessThanOrEqualTo(20 * rate + rate);
    }

    @Test
    void doesNotMakeUpForTimeInWhichNothingWasAsked() {
        var pacer = new Pacer(100, 0);

        assertThat(pacer.available(60 * SECOND)).isLessThanOrEqualTo(10);
    }

    @Test
    void aLowerRateCountsWhatWasGrantedBefore() {
        var pacer = new Pacer(1000, 0);
        long now = grantAllOf(pacer, 1000);

        pacer.setRate(10);

        assertThat(pacer.available(now)).isZero();
        assertThat(pacer.available(now + 2 * SECOND)).isPositive();
    }

    @Test
    void aLowerRateHoldsFromThenOn() {
        var pacer = new Pacer(1000, 0);
        pacer.setRate(10);

        assertThat(greedy(pacer, new Random(1), 20 * SECOND, 20_000_000)).hasSizeBetween(180, 200);
    }

    @Test
    void changingTheRateUpAndDownNeverExceedsTheHigherOne() {
        var random = new Random(3);
        var pacer = new Pacer(50, 0);
        List<Long> grants = new ArrayList<>();
        for (long now = 0; now < 30 * SECOND; now += random.nextInt(20_000_000)) {
            if (random.nextInt(40) == 0) {
                pacer.setRate(1 + random.nextInt(50));
            }
            int count = pacer.available(now);
            pacer.take(count, now);
            for (int i = 0; i < count; i++) {
                grants.add(now);
            }
        }

        assertThat(mostInOneSecond(grants)).isLessThanOrEqualTo(50);
    }

    private static long grantAllOf(Pacer pacer, int count) {
        long now = 0;
        for (int granted = 0; granted < count; now += 1_000_000) {
            int available = pacer.available(now);
            pacer.take(available, now);
            granted += available;
        }
        return now;
    }

    private static List<Long> greedy(Pacer pacer, Random random, long until, int mostPause) {
        List<Long> grants = new ArrayList<>();
        for (long now = 0; now < until; now += random.nextInt(mostPause)) {
            int available = pacer.available(now);
            int count = random.nextInt(4) == 0 ? random.nextInt(available + 1) : available;
            pacer.take(count, now);
            for (int i = 0; i < count; i++) {
                grants.add(now);
            }
        }
        return grants;
    }

    private static int mostInOneSecond(List<Long> grants) {
        int most = 0;
        int from = 0;
        for (int to = 0; to < grants.size(); to++) {
            while (grants.get(to) - grants.get(from) >= SECOND) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }
}
