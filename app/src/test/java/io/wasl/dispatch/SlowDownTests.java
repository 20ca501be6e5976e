package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SlowDownTests {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final SlowDown slowDown = new SlowDown();

    @Example
    void nobodyIsSlowedWithoutAComplaint() {
        assertThat(slowDown.rate(80, 100 * SECOND)).isEqualTo(80);
    }

    @Example
    void aComplaintHalvesAndComplaintsOfOneMomentAreOne() {
        slowDown.complained(80, 10 * SECOND);
        slowDown.complained(80, 11 * SECOND - 1);

        assertThat(slowDown.rate(80, 11 * SECOND)).isEqualTo(40);
        slowDown.complained(80, 11 * SECOND);
        assertThat(slowDown.rate(80, 11 * SECOND)).isEqualTo(20);
    }

    @Example
    void itGrowsByATenthEveryTwoSeconds() {
        slowDown.complained(80, 0);

        assertThat(slowDown.rate(80, 2 * SECOND - 1)).isEqualTo(40);
        assertThat(slowDown.rate(80, 2 * SECOND)).isEqualTo(44);
        assertThat(slowDown.rate(80, 3 * SECOND)).isEqualTo(44);
        assertThat(slowDown.rate(80, 4 * SECOND)).isEqualTo(48);
    }

    @Example
    void theSlowestIsOneASecondAndGrowsFromThere() {
        for (int i = 0; i < 20; i++) {
            slowDown.complained(80, i * SECOND);
        }

        assertThat(slowDown.rate(80, 20 * SECOND)).isEqualTo(1);
        assertThat(slowDown.rate(80, 21 * SECOND)).isEqualTo(2);
    }

    @Example
    void anUpgradeCountsAtOnceWhenNothingIsSlowed() {
        assertThat(slowDown.rate(80, SECOND)).isEqualTo(80);
        assertThat(slowDown.rate(1000, SECOND)).isEqualTo(1000);
    }

    @Example
    void aLowerLimitIsTheRoomThatIsHalved() {
        slowDown.complained(1000, 0);
        slowDown.complained(80, 5 * SECOND);

        assertThat(slowDown.rate(80, 5 * SECOND)).isEqualTo(40);
    }

    @Property(tries = 5_000)
    void itNeverExceedsWhatIsAllowedAndAlwaysComesBack(@ForAll long seed) {
        var random = new Random(seed);
        var slow = new SlowDown();
        long now = 0;
        for (int i = 0; i < 60; i++) {
            now += random.nextLong(3 * SECOND);
            if (random.nextInt(4) == 0) {
                slow.complained(80, now);
            }
            assertThat(slow.rate(80, now)).isBetween(1, 80);
        }
        for (int i = 0; i < 80; i++) {
            now += 2 * SECOND;
            slow.rate(80, now);
        }
        assertThat(slow.rate(80, now)).isEqualTo(80);
    }
}
