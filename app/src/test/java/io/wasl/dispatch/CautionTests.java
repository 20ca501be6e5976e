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
    void nobodyIsSlowedWhileMetaAnswersSomeOfThem() {
        for (int i = 0; i < 1_000; i++) {
            clear(3);
            unclear(7, i * SECOND);
        }

        assertThat(caution.rate(80, 1_000 * SECOND)).isEqualTo(80);
    }

    @Example
    void fourOfFiveOfTheLastOnesAreTooMany() {
        clear(1_000_000);
        for (int i = 0; i < 9; i++) {
            unclear(4, 5 * SECOND);
            clear(1);
        }
        unclear(3, 5 * SECOND);

        assertThat(caution.rate(80, 5 * SECOND)).isEqualTo(80);
        assertThat(caution.unclear(80, 5 * SECOND)).isTrue();
        assertThat(caution.rate(80, 5 * SECOND)).isEqualTo(20);
    }

    @Example
    void whatWasUnclearLongBeforeDoesNotCount() {
        unclear(39, 0);
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
    void whileNothingIsAnsweredASixteenthLeaves() {
        for (int i = 0; i < 120; i++) {
            unclear(40, i * SECOND);
        }

        assertThat(caution.rate(80, 121 * SECOND)).isEqualTo(5);
        unclear(39, 121 * SECOND);
        assertThat(caution.unclear(80, 121 * SECOND))
                .as("it cannot become slower")
                .isFalse();
        assertThat(caution.rate(80, 121 * SECOND)).isEqualTo(5);
    }

    @Example
    void aSlowNumberSendsOneASecond() {
        for (int i = 0; i < 40; i++) {
            caution.unclear(2, 0);
        }

        assertThat(caution.rate(2, 0)).isEqualTo(1);
    }

    @Example
    void itIsTwiceAsFastEveryTwoSecondsInWhichMetaAnswers() {
        unclear(40, 10 * SECOND);
        assertThat(caution.rate(80, 12 * SECOND)).isEqualTo(20);

        caution.clear();
        assertThat(caution.rate(80, 12 * SECOND - 1)).isEqualTo(20);
        assertThat(caution.rate(80, 12 * SECOND)).isEqualTo(40);
        assertThat(caution.rate(80, 14 * SECOND))
                .as("nothing was answered since")
                .isEqualTo(40);
        caution.clear();
        assertThat(caution.rate(80, 14 * SECOND)).isEqualTo(80);
    }

    @Example
    void aNumberThatSentNothingForAMinuteIsTrusted() {
        unclear(40, 0);

        assertThat(caution.rate(80, 60 * SECOND - 1)).isEqualTo(20);
        assertThat(caution.rate(80, 60 * SECOND)).isEqualTo(80);
    }

    @Example
    void aLowerLimitIsTheRoomThatIsQuartered() {
        unclear(39, 0);
        caution.unclear(1_000, 0);
        assertThat(caution.rate(1_000, 0)).isEqualTo(250);

        unclear(39, SECOND);
        caution.unclear(40, SECOND);

        assertThat(caution.rate(1_000, SECOND)).isEqualTo(10);
    }

    @Property(tries = 5_000)
    void itNeverExceedsWhatIsAllowedAndAlwaysComesBack(@ForAll long seed) {
        var random = new Random(seed);
        long now = 0;
        for (int i = 0; i < 200; i++) {
            now += random.nextLong(SECOND);
            if (random.nextInt(8) != 0) {
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
