package io.wasl.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A short siege. `./wasl lab --attack` has the long one.
class SiegeTests {

    private static final Duration EACH = Duration.ofMillis(500);
    private static final int PER_SECOND = 20;

    @Test
    void whoeverAttacksNothingIsLostAndNothingLeavesTwice() throws IOException {
        var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "lab")), "siege");
        try (var world = World.buildWhole(folder, 1)) {
            var outcome = new Siege(world, folder, System.out::println).lay(EACH, PER_SECOND);

            assertThat(outcome.findings()).as("broken promises; see %s", folder).isEmpty();
            assertThat(outcome.callers().acknowledged())
                    .hasSize(outcome.callers().begun());
            assertThat(outcome.besieged().ends()).as("ends of the process").isOne();
        }
    }
}
