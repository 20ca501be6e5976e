package io.wasl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpaqueIdsTests {

    @Test
    void countsHundredsOfThousandsExactly() {
        OpaqueIds ids = new OpaqueIds();
        int repeats = 0;
        for (int i = 0; i < 300_000; i++) {
            repeats += ids.add("campaign-42:" + i) ? 0 : 1;
        }
        for (int i = 0; i < 300_000; i += 1_000) {
            repeats += ids.add("campaign-42:" + i) ? 0 : 1;
        }

        assertThat(ids.size()).isEqualTo(300_000);
        assertThat(repeats).isEqualTo(300);
    }
}
