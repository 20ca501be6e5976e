package io.wasl.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void growWhileTheClockStandsStill() {
        var ids = new Ids(InstantSource.fixed(NOON));

        assertThat(Stream.generate(ids::next).limit(10_000).map(UUID::toString).toList())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void areVersionSevenOfTheirMoment() {
        var id = new Ids(InstantSource.fixed(NOON)).next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }
}
