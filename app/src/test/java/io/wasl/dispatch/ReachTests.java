package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTests {

    @Test
    void campaignsLeaveATenthForCodes() {
        var reach = new Reach(2_000, 500);

        assertThat(reach.perDay()).isEqualTo(1_800);
        assertThat(reach.room()).isEqualTo(1_300);
        assertThat(new Reach(2_000, 1_900).room()).isZero();
    }

    @ParameterizedTest(name = "{0} people: {1} more days")
    @CsvSource({"1300, 0", "1301, 1", "3100, 1", "3101, 2", "0, 0"})
    void theRestFollowsOnTheNextDays(long people, long days) {
        assertThat(new Reach(2_000, 500).moreDays(people)).isEqualTo(days);
    }

    @Test
    void whoHasNoLimitIsNotCounted() {
        assertThat(Reach.of("TIER_UNLIMITED", 5)).isNull();
        assertThat(Reach.of(null, 5)).isNull();
        assertThat(Reach.of("TIER_250", 5)).isEqualTo(new Reach(250, 5));
    }
}
