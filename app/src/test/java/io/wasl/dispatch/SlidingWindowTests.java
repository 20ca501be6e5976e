package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlidingWindowTests {

    @Test
    void hasRoomAgainAsSoonAsTheOldestIsOneLengthAgo() {
        var window = new SlidingWindow(1, 10);
        window.add(5);

        assertThat(window.hasRoom(0, 14)).isFalse();
        assertThat(window.hasRoom(0, 15)).isTrue();
    }

    @Test
    void neverHasRoomForMoreThanItsMost() {
        assertThat(new SlidingWindow(1, 10).hasRoom(1, 100)).isFalse();
    }
}
