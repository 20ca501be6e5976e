package io.wasl.campaign.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.campaign.Counts;
import io.wasl.message.MessageStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TileTests {

    private static final Counts COUNTS = new Counts(
            100,
            Map.of(
                    MessageStatus.QUEUED, 10L,
                    MessageStatus.ACCEPTED, 5L,
                    MessageStatus.SENT, 5L,
                    MessageStatus.DELIVERED, 20L,
                    MessageStatus.READ, 30L,
                    MessageStatus.FAILED, 20L,
                    MessageStatus.CANCELLED, 10L));

    @Test
    void whoHasReadAMessageHasGotItToo() {
        assertThat(Tile.of(COUNTS))
                .filteredOn(
                        tile -> tile.word().equals("delivered") || tile.word().equals("read"))
                .extracting(Tile::count)
                .containsExactly(50L, 30L);
    }

    @Test
    void tilesAddUpButForWhatIsAPartOfAnother() {
        assertThat(Tile.of(COUNTS).stream()
                        .filter(tile -> !tile.part())
                        .mapToLong(Tile::count)
                        .sum())
                .isEqualTo(100);
    }

    @Test
    void aBarShowsEverybodyOnce() {
        assertThat(Stripe.of(Tile.of(COUNTS)))
                .containsExactly(
                        new Stripe("primary", 0, 30),
                        new Stripe("teal", 30, 20),
                        new Stripe("mint", 50, 10),
                        new Stripe("red", 60, 20),
                        new Stripe("secondary", 80, 10));
    }

    @Test
    void theListBehindATileHoldsWhomItCounts() {
        assertThat(new Wish("delivered", null, null, null).statuses())
                .containsExactlyInAnyOrder(MessageStatus.DELIVERED, MessageStatus.READ);
        assertThat(new Wish("read", null, null, null).statuses()).containsExactly(MessageStatus.READ);
    }
}
