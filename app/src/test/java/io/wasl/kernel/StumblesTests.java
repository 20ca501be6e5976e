package io.wasl.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StumblesTests {

    private Instant now = Instant.parse("2026-11-30T08:00:00Z");
    private final List<Duration> told = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final Stumbles<String> stumbles = new Stumbles<>(() -> now);
    private String poisoned = "Hanta";

    @Test
    void oneThatFailsCostsItselfOnly() {
        giveTurns();

        assertThat(done).containsExactly("Bako", "Rado");
        assertThat(told).containsExactly(Duration.ofSeconds(10));
    }

    @Test
    void itIsLeftAloneLongerEachTime() {
        giveTurns();
        giveTurns();
        now = now.plusSeconds(10);
        giveTurns();
        now = now.plusSeconds(19);
        giveTurns();
        now = now.plusSeconds(1);
        giveTurns();

        assertThat(told).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(40));
        assertThat(done).hasSize(10);
    }

    @Test
    void itIsNeverLeftAloneForMoreThanTenMinutes() {
        for (int i = 0; i < 20; i++) {
            giveTurns();
            now = now.plus(Duration.ofMinutes(10));
        }

        assertThat(told).hasSize(20).last().isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void oneThatSucceedsAgainBeginsAnew() {
        giveTurns();
        now = now.plusSeconds(10);
        poisoned = "";
        giveTurns();
        poisoned = "Hanta";
        giveTurns();

        assertThat(told).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    private void giveTurns() {
        stumbles.each(List.of("Bako", "Hanta", "Rado"), this::turn, (thing, pause, why) -> told.add(pause));
    }

    private void turn(String thing) {
        if (thing.equals(poisoned)) {
            throw new IllegalStateException("poisoned");
        }
        done.add(thing);
    }
}
