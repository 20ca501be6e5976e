package io.wasl.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "ingest",
        description = "How many signed webhooks a second are durably kept before they are acknowledged, and how many"
                + " statuses a second are applied to their messages.",
        mixinStandardHelpOptions = true)
final class IngestCommand implements Runnable {

    private static final int LONGEST_SECONDS = 600;
    private static final String DOOR = "ingest";
    // Meta puts no more into one webhook.
    private static final int MOST_EVENTS = 1_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--connections", defaultValue = "256", description = "Kept-alive connections (${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--seconds", defaultValue = "10", description = "Length of each measurement (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "60", description = "Seconds before the first one (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = {"--rate", "--rates"},
            split = ",",
            defaultValue = "3000,9000",
            description = "Webhooks a second at which latencies are measured (${DEFAULT-VALUE}).")
    private List<Integer> rates = List.of();

    @Option(
            names = "--messages",
            defaultValue = "50000",
            description =
                    "How many messages the webhooks tell of: each is sent, delivered and read (${DEFAULT-VALUE}).")
    private int messages;

    @Option(
            names = "--role",
            defaultValue = Launch.ALL,
            description = "The platform's role: all, or ingest to measure the door alone (${DEFAULT-VALUE}).")
    private String role = Launch.ALL;

    @Option(names = "--events", defaultValue = "1", description = "Statuses in each webhook (${DEFAULT-VALUE}).")
    private int events;

    @Option(
            names = "--poison",
            defaultValue = "0",
            description = "One of so many statuses cannot be read; 0 for none (${DEFAULT-VALUE}).")
    private int poison;

    @Option(
            names = "--logged",
            defaultValue = "0",
            description = "Webhooks of 1 kB that the log holds of earlier today (${DEFAULT-VALUE}).")
    private int logged;

    @Option(names = "--java", split = " ", description = "Options for the platform's Java.")
    private List<String> javaOptions = List.of();

    @Override
    public void run() {
        check();
        var out = spec.commandLine().getOut();
        Machine.describe(out, "generator and database");
        try {
            var scene = IngestScene.prepare(messages, logged);
            try (var platform = scene.startPlatform(new Launch(role, javaOptions))) {
                out.printf("platform: %s%n", platform.describe());
                out.printf(
                        "load: %d connections, one process; signed webhooks of 1 kB or more, statuses in each: %d,"
                                + " of %,d messages; %,d webhooks in the log before%n%n",
                        connections, events, messages, logged);
                measure(platform, scene.webhooks(new StatusWebhooks.Shape(events, poison)), out);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The benchmark was cut off: " + e.getMessage(), e);
        }
    }

    private void check() {
        var bounds = new Bounds(spec);
        if (!role.equals(Launch.ALL) && !role.equals(DOOR)) {
            throw new ParameterException(spec.commandLine(), "--role is all or ingest");
        }
        bounds.check("--connections", connections, 1, 5_000);
        bounds.check("--seconds", seconds, 1, LONGEST_SECONDS);
        bounds.check("--warm-up", warmUp, 1, LONGEST_SECONDS);
        bounds.check("--messages", messages, 1, StatusWebhooks.MOST_MESSAGES);
        bounds.check("--events", events, 1, MOST_EVENTS);
        bounds.check("--poison", poison, 0, 1_000_000);
        bounds.check("--logged", logged, 0, 100_000_000);
        if (messages % events != 0) {
            throw new ParameterException(spec.commandLine(), "--messages is a multiple of --events");
        }
        rates.forEach(rate -> bounds.check("--rate", rate, 1, 1_000_000));
    }

    private void measure(Platform platform, StatusWebhooks webhooks, PrintWriter out) throws IOException {
        long acknowledged = 0;
        try (var database = BenchDatabase.of(platform.home())) {
            var kept = new KeptWebhooks(database, platform);
            try (var load = new Load(platform.address(), connections, webhooks)) {
                acknowledged += load.closed(Duration.ofSeconds(warmUp)).acknowledged();
                for (var round : rounds()) {
                    acknowledged += role.equals(DOOR)
                            ? measureDoor(round, load, platform, out)
                            : measure(round, load, platform, database, out);
                }
            }
            out.printf("%nmemory: at most %s; %s%n", platform.mostMemory(), platform.heap());
            verdict(kept, acknowledged, out);
        }
    }

    private long measure(Round round, Load load, Platform platform, BenchDatabase database, PrintWriter out)
            throws IOException {
        var kept = new KeptWebhooks(database, platform);
        kept.awaitRead();
        database.forgetStatements();
        var before = Usage.of(platform, ProcessHandle.current());
        long begun = kept.position();
        var result = round.run(load);
        long applied = kept.position() - begun;
        var rest = kept.awaitRead();
        var used = Usage.of(platform, ProcessHandle.current()).since(before);
        report(out, round.name(), result);
        out.printf(
                "%-20s statuses applied: %,.0f a second meanwhile, %,.0f a second after it%n",
                "", events * applied * 1e9 / result.time().toNanos(), events * rest.perSecond());
        out.printf(
                "%-20s each, applied: %s; %.3f SQL statements%n",
                "",
                used.per(result.acknowledged(), "generator"),
                database.statements() / (double) Math.max(1, result.acknowledged()));
        out.flush();
        return result.acknowledged();
    }

    private static long measureDoor(Round round, Load load, Platform platform, PrintWriter out) throws IOException {
        var before = Usage.of(platform, ProcessHandle.current());
        var result = round.run(load);
        var used = Usage.of(platform, ProcessHandle.current()).since(before);
        report(out, round.name(), result);
        out.printf("%-20s each: %s%n", "", used.per(result.acknowledged(), "generator"));
        out.flush();
        return result.acknowledged();
    }

    private void verdict(KeptWebhooks log, long acknowledged, PrintWriter out) {
        if (role.equals(Launch.ALL)) {
            log.awaitRead();
            out.printf("%,d of %,d messages are known to have been read%n", log.readMessages(), messages);
        }
        long kept = log.count() - logged;
        out.printf("acknowledged %,d, kept %,d: %s%n", acknowledged, kept, kept >= acknowledged ? "none lost" : "LOST");
    }

    private List<Round> rounds() {
        var time = Duration.ofSeconds(seconds);
        var rounds = new ArrayList<Round>();
        rounds.add(new Round("as fast as it goes", load -> load.closed(time)));
        for (int rate : rates) {
            rounds.add(new Round("%,d a second".formatted(rate), load -> load.open(rate, time)));
        }
        return rounds;
    }

    private static void report(PrintWriter out, String name, Load.Result result) {
        var latencies = result.latencies();
        out.printf(
                "%-20s %,9.0f acknowledged/s   p50 %.1f ms   p99 %.1f ms   p99.9 %.1f ms   max %.1f ms%n",
                name,
                result.perSecond(),
                latencies.getValueAtPercentile(50) / 1e6,
                latencies.getValueAtPercentile(99) / 1e6,
                latencies.getValueAtPercentile(99.9) / 1e6,
                latencies.getMaxValue() / 1e6);
        out.printf("%-20s refused %,d   errors %,d%n", "", result.refused(), result.errors());
    }

    private record Round(String name, Measurement measurement) {

        Load.Result run(Load load) throws IOException {
            return measurement.run(load);
        }
    }

    private interface Measurement {
        Load.Result run(Load load) throws IOException;
    }
}
