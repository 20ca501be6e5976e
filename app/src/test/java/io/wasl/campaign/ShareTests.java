package io.wasl.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShareTests {

    private static final UUID GROUP = new UUID(1, 1);
    private static final Share FIRST = new Share(GROUP, 1, 2, 0, 250);
    private static final Share SECOND = new Share(GROUP, 2, 2, 250, 1_000);

    @Test
    void everybodyIsInOnePartAndPartsAreAsLargeAsTheySay() {
        var crowd = IntStream.range(0, 10_000)
                .mapToObj("+2613400%05d"::formatted)
                .map(phone -> People.listed(phone, Map.of()))
                .toList();

        var first = FIRST.mine(crowd);
        var second = SECOND.mine(crowd);

        assertThat(first).hasSizeBetween(2_300, 2_700).doesNotContainAnyElementsOf(second);
        assertThat(first.size() + second.size()).isEqualTo(crowd.size());
    }

    @Test
    void whoBelongsWhereNeverChanges() {
        assertThat(List.of("+261341234567", "+33612345678", "+212612345678", ""))
                .extracting(Share::place)
                .as("drafts in the database depend on it")
                .containsExactly(919, 561, 944, 0);
    }

    @Test
    void whatCannotBeReadIsInOnePartToo() {
        var unreadable = List.of(People.unreadable("n/a"), People.unreadable("12"), People.unreadable(""));

        assertThat(FIRST.mine(unreadable).size() + SECOND.mine(unreadable).size())
                .isEqualTo(3);
    }

    @Test
    void aPartIsNamedAfterTheWholeWithinTheLengthOfAName() {
        assertThat(SECOND.label("Soldes")).isEqualTo("Soldes (2/2)");
        assertThat(SECOND.unlabel("Soldes (2/2)")).isEqualTo("Soldes");
        assertThat(SECOND.unlabel("Renamed")).isEqualTo("Renamed");
        assertThat(FIRST.label("x".repeat(Draft.LONGEST_NAME))).hasSize(Draft.LONGEST_NAME);
    }
}
