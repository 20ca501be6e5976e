package io.wasl.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.dispatch.Reach;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SplitTests {

    private static final Split.Sender FREE = new Split.Sender("free", null, 80);

    @Test
    void numbersWithoutALimitShareByTheirSpeed() {
        var fast = new Split.Sender("free", null, 720);

        assertThat(new Split(10_000, List.of(FREE, FREE)).parts()).containsExactly(500, 500);
        assertThat(new Split(10_000, List.of(FREE, fast)).parts()).containsExactly(108, 892);
    }

    @Test
    void numbersThatReachEverybodyTodayShareByTheirRoom() {
        var small = limited("small", 2_000, 0);
        var large = limited("large", 10_000, 0);

        assertThat(new Split(10_000, List.of(small, large)).parts()).containsExactly(173, 827);
    }

    @Test
    void aLargerAudienceIsSharedByWhatTheyReachInTheDaysThatItTakes() {
        var full = limited("full", 2_000, 1_800);
        var fresh = limited("fresh", 2_000, 0);

        assertThat(new Split(1_700, List.of(full, fresh)).parts())
                .as("today suffices")
                .containsExactly(10, 990);
        assertThat(new Split(5_000, List.of(full, fresh)).parts())
                .as("1,800 tomorrow and 3,600 from the other")
                .containsExactly(337, 663);
    }

    @Test
    void numbersOfOneBusinessHaveOneLimitTogether() {
        var one = limited("ours", 2_000, 0);
        var other = limited("other", 2_000, 0);

        assertThat(new Split(3_000, List.of(one, one, other)).parts()).containsExactly(253, 252, 495);
    }

    @Test
    void whereNobodyReachesAnybodyAllGetTheSame() {
        var none = limited("none", 1, 0);

        assertThat(new Split(100, List.of(none, none)).parts()).containsExactly(500, 500);
        assertThat(new Split(0, List.of(FREE, FREE)).parts()).containsExactly(500, 500);
    }

    @Property
    void thePartsMakeUpTheWholeAndNoneIsEmpty(
            @ForAll @LongRange(min = 0, max = 5_000_000) long people,
            @ForAll @Size(min = 2, max = 20) List<@IntRange(min = 0, max = 100_000) Integer> kinds) {
        var senders = kinds.stream().map(SplitTests::sender).toList();

        var parts = new Split(people, senders).parts();

        assertThat(parts).hasSameSizeAs(senders).allMatch(part -> part > 0);
        assertThat(parts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(Share.WHOLE);
    }

    private static Split.Sender sender(int kind) {
        return kind % 3 == 0
                ? new Split.Sender("free", null, 1 + kind % 1_000)
                : limited("business " + kind % 4, kind, kind % 7 * 100L);
    }

    private static Split.Sender limited(String business, long limit, long reached) {
        return new Split.Sender(business, new Reach(limit, reached), 80);
    }
}
