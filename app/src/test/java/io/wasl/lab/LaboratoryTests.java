package io.wasl.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.kernel.CrashPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A short round of the laboratory: every crash point once, and some other deaths. `./wasl lab` has the long one.
class LaboratoryTests {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final int KILLS = 30;
    private static final int MOST_IN_DOUBT_OF_ONE_NUMBER = 300;
    private static final List<Fault> FAULTS = List.of(
            Fault.CUT_REQUESTS,
            Fault.KILL_BACKENDS,
            Fault.RESTART_DATABASE,
            Fault.CUT_ANSWERS,
            Fault.KILL_DATABASE,
            Fault.BREAK_META,
            Fault.CUT_WEBHOOKS);

    @Test
    void noMessageLeavesTwiceAndNoneVanishesWhateverDies() throws IOException {
        var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "lab")), "short");
        var tally = new Tally();
        try (var world = World.build(folder, null, 1)) {
            var laboratory = Laboratory.open(world, 1, Clock.systemUTC(), System.out::println, tally);
            laboratory.crashEverywhere(LONG);
            laboratory.strikeEach(FAULTS);
            laboratory.run(KILLS, List.of(Fault.KILL_DATABASE));
            laboratory.rest();

            assertThat(tally.findings()).as("broken promises; see %s", folder).isEmpty();
            assertThat(laboratory.crashed()).as("crash points reached").contains(CrashPoint.values());
            assertThat(tally.kills()).isGreaterThanOrEqualTo(KILLS);
            assertThat(tally.mostInDoubtOfOneNumber()).isLessThanOrEqualTo(MOST_IN_DOUBT_OF_ONE_NUMBER);
        }
    }
}
