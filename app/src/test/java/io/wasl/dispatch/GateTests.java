package io.wasl.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GateTests {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    @ParameterizedTest
    @ValueSource(ints = {1, 80, 1000})
    void whatCrowdsBeforeItLeavesAtTheRate(int rate) {
        var gate = new Gate(rate);
        var random = new Random(rate);
        List<Long> times = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 5 * rate; i++) {
            now += random.nextInt(3) == 0 ? random.nextLong(3 * SECOND / rate) : 0;
            times.add(gate.pass(rate, now));
        }

        assertThat(times).isSorted();
        for (int i = rate; i < times.size(); i++) {
            assertThat(times.get(i) - times.get(i - rate)).isGreaterThan(SECOND);
        }
    }

    @Test
    void whatComesEvenlyDoesNotWait() {
        var gate = new Gate(100);

        for (long now = 0; now < 10 * SECOND; now += SECOND / 99) {
            assertThat(gate.pass(100, now)).isEqualTo(now);
        }
    }

    @Test
    void aLowerRateCountsWhatLeftBefore() {
        var gate = new Gate(1000);
        for (int i = 0; i < 1000; i++) {
            gate.pass(1000, i);
        }

        for (int i = 990; i < 1000; i++) {
            assertThat(gate.pass(10, 1000)).isEqualTo(i + Pacer.WINDOW);
        }
    }
}
