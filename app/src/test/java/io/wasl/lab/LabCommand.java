package io.wasl.lab;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "wasl lab",
        mixinStandardHelpOptions = true,
        description = "Kills platforms and their database in the midst of campaigns, and looks whether any message left"
                + " twice or vanished.")
final class LabCommand implements Callable<Integer> {

    private static final int MOST_ROUNDS = 10_000;
    private static final int BROKEN = 1;
    private static final int CALLS_PER_SECOND = 50;
    private static final int DISK_MEGABYTES = 700;
    private static final List<Fault> FULL_DISKS =
            List.of(Fault.FILL_DISK, Fault.FILL_DISK, Fault.KILL_DATABASE, Fault.FILL_DISK, Fault.KILL_PLATFORM);

    /// In one turn of the plan; platforms that die at crash points come on top.
    private static final List<Fault> FAULTS = plan();

    private final Clock clock = Clock.systemUTC();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--rounds", defaultValue = "30", description = "How many kills (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seed", defaultValue = "1", description = "What chance begins with (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--attack", description = "Attacks one platform in every way instead of killing many.")
    private boolean attack;

    @Option(names = "--seconds", defaultValue = "60", description = "How long each attack goes on (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--report", description = "File for a report in Markdown.")
    private @Nullable Path report;

    public static void main(String[] arguments) {
        var command = new CommandLine(new LabCommand());
        command.setParameterExceptionHandler((mistake, given) -> {
            command.getErr().println(mistake.getMessage());
            return command.getCommandSpec().exitCodeOnInvalidInput();
        });
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        if (rounds < 1 || rounds > MOST_ROUNDS) {
            throw new ParameterException(
                    spec.commandLine(), "--rounds goes from 1 to %,d, not %d".formatted(MOST_ROUNDS, rounds));
        }
        var out = spec.commandLine().getOut();
        long begun = System.nanoTime();
        var place = Path.of(System.getProperty("wasl.lab.folder", "target/lab"));
        var folder = Files.createTempDirectory(Files.createDirectories(place), "run");
        out.println("In " + folder.toAbsolutePath());
        if (attack) {
            System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
            return attack(folder, out);
        }
        var tally = new Tally();
        // Its own connections are looked at before each use: the server may have died a moment ago.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
        try {
            kill(folder.resolve("kills"), tally, out);
            fillDisk(folder.resolve("disk"), tally, out);
        } catch (RuntimeException e) {
            tally.found("The laboratory itself came to an end: " + e);
        }
        keep(
                new Report(
                                LocalDate.now(clock),
                                rounds,
                                seed,
                                Machine.describe(),
                                System.getProperty("wasl.lab.commit", "unknown"),
                                Duration.ofNanos(System.nanoTime() - begun),
                                tally)
                        .markdown(),
                out);
        return tally.findings().isEmpty() ? 0 : BROKEN;
    }

    private int attack(Path folder, PrintWriter out) {
        var before = Machine.load();
        try (var world = World.buildWhole(folder, seed)) {
            var outcome = new Siege(world, folder, line -> tell(out, line))
                    .lay(Duration.ofSeconds(seconds), CALLS_PER_SECOND);
            var told = new SiegeReport(
                    LocalDate.now(clock),
                    seconds,
                    Machine.describe(),
                    System.getProperty("wasl.lab.commit", "unknown"),
                    "%.1f before, %.1f after".formatted(before, Machine.load()),
                    outcome);
            keep(told.markdown(), out);
            return outcome.findings().isEmpty() ? 0 : BROKEN;
        }
    }

    private void kill(Path folder, Tally tally, PrintWriter out) {
        try (var world = World.build(folder, null, seed)) {
            var laboratory = Laboratory.open(world, seed, clock, line -> tell(out, line), tally);
            laboratory.run(rounds, FAULTS);
            laboratory.rest();
        }
    }

    private void fillDisk(Path folder, Tally tally, PrintWriter out) {
        var disk = Disk.mount(folder.resolve("small"), DISK_MEGABYTES);
        if (disk.isEmpty()) {
            tell(out, "      No disk is filled up: this user may not mount one");
        } else if (tally.findings().isEmpty()) {
            try (var world = World.build(folder, disk.get(), seed)) {
                var laboratory = Laboratory.open(world, seed, clock, line -> tell(out, line), tally);
                laboratory.strikeEach(FULL_DISKS);
                laboratory.rest();
            }
        }
    }

    private void keep(String told, PrintWriter out) {
        tell(out, told);
        if (report != null) {
            try {
                Files.writeString(report, told);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void tell(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    private static List<Fault> plan() {
        List<Fault> plan = new ArrayList<>();
        for (Fault fault : Fault.values()) {
            int times = switch (fault) {
                case CRASH_POINT, FILL_DISK -> 0;
                case KILL_DATABASE -> 8;
                case KILL_PLATFORM -> 4;
                case RESTART_DATABASE -> 3;
                case POWER_CUT -> 2;
                default -> 1;
            };
            plan.addAll(Collections.nCopies(times, fault));
        }
        return List.copyOf(plan);
    }
}
