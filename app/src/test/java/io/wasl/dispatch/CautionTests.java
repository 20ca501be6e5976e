package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CautionTests {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Caution caution = new Caution();

    @Example
    void nobodyIsSlowedForAConnectionThatBreaksNowAndThen() {
        for (int i = 0; i < 1_000; i++) {
            caution.clear();
            if (i % 6 == 0) {
                assertThat(caution.unclear(80, i)).isFalse();
            }
        }

        assertThat(caution.rate(80, SECOND)).isEqualTo(80);
    }

    @Example
    void aFifthOfTheLastOnesIsTooMuch() {
        clear(1_000_000);
        for (int i = 0; i < 9; i++) {
            assertThat(caution.unclear(80, 5 * SECOND)).isFalse();
            clear(4);
        }

        assertThat(caution.unclear(80, 5 * SECOND)).isTrue();
        assertThat(caution.rate(80, 5 * SECOND)).isEqualTo(20);
    }

    @Example
    void whatWasUnclearLongBeforeDoesNotCount() {
        unclear(9, 0);
        clear(50);

        assertThat(caution.unclear(80, 0)).isFalse();
    }

    @Example
    void whatEndsInOneMomentCountsOnce() {
        unclear(100, 5 * SECOND);
        assertThat(caution.rate(80, 5 * SECOND)).isEqualTo(20);

        unclear(100, 6 * SECOND - 1);
        assertThat(caution.rate(80, 6 * SECOND)).isEqualTo(20);
        unclear(1, 6 * SECOND);
        assertThat(caution.rate(80, 6 * SECOND)).isEqualTo(5);
    }

    @Example
    void whileNothingIsAnsweredOneASecondLeaves() {
        for (int i = 0; i < 120; i++) {
            unclear(10, i * SECOND);
        }

        assertThat(caution.rate(1_000, 121 * SECOND)).isEqualTo(1);
        assertThat(caution.unclear(1_000, 121 * SECOND))
                .as("it cannot become slower")
                .isFalse();
    }

    @Example
    void itIsTwiceAsFastEveryTwoSecondsInWhichMetaAnswers() {
        unclear(10, 0);
        assertThat(caution.rate(80, 2 * SECOND)).isEqualTo(20);

        caution.clear();
        assertThat(caution.rate(80, 2 * SECOND - 1)).isEqualTo(20);
        assertThat(caution.rate(80, 2 * SECOND)).isEqualTo(40);
        assertThat(caution.rate(80, 4 * SECOND))
                .as("nothing was answered since")
                .isEqualTo(40);
        caution.clear();
        assertThat(caution.rate(80, 4 * SECOND)).isEqualTo(80);
    }

    @Example
    void aNumberThatSentNothingForAMinuteIsTrusted() {
        unclear(10, 0);

        assertThat(caution.rate(80, 60 * SECOND - 1)).isEqualTo(20);
        assertThat(caution.rate(80, 60 * SECOND)).isEqualTo(80);
    }

    @Example
    void aLowerLimitIsTheRoomThatIsQuartered() {
        unclear(9, 0);
        caution.unclear(1_000, 0);
        assertThat(caution.rate(1_000, 0)).isEqualTo(250);

        unclear(9, SECOND);
        caution.unclear(40, SECOND);

        assertThat(caution.rate(1_000, SECOND)).isEqualTo(10);
    }

    @Property(tries = 5_000)
    void itNeverExceedsWhatIsAllowedAndAlwaysComesBack(@ForAll long seed) {
        var random = new Random(seed);
        long now = 0;
        for (int i = 0; i < 200; i++) {
            now += random.nextLong(SECOND);
            if (random.nextBoolean()) {
                caution.unclear(80, now);
            } else {
                caution.clear();
            }
            assertThat(caution.rate(80, now)).isBetween(1, 80);
        }
        for (int i = 0; i < 8; i++) {
            now += 2 * SECOND;
            caution.clear();
            caution.rate(80, now);
        }

        assertThat(caution.rate(80, now)).isEqualTo(80);
    }

    private void clear(int times) {
        for (int i = 0; i < times; i++) {
            caution.clear();
        }
    }

    private void unclear(int times, long now) {
        for (int i = 0; i < times; i++) {
            caution.unclear(80, now);
        }
    }
}
