package io.wasl.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "ingest",
        description = "How many signed webhooks a second are durably kept before they are acknowledged.",
        mixinStandardHelpOptions = true)
final class IngestCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--connections", defaultValue = "256", description = "Kept-alive connections (${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--seconds", defaultValue = "15", description = "Length of each measurement (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--warm-up", defaultValue = "10", description = "Seconds before the first one (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--rates",
            split = ",",
            defaultValue = "3000,9000",
            description = "Webhooks a second at which latencies are measured (${DEFAULT-VALUE}).")
    private List<Integer> rates = List.of();

    @Option(names = "--java", split = " ", description = "Options for the platform's Java.")
    private List<String> javaOptions = List.of();

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        out.println(Machine.describe());
        try (var platform = Platform.start(javaOptions)) {
            out.printf("platform: %s%n", platform.describe());
            out.printf("load: %d connections, 1-kB signed status webhooks, one process%n%n", connections);
            measure(platform, out);
        } catch (IOException e) {
            throw new IllegalStateException("The benchmark was cut off: " + e.getMessage(), e);
        }
    }

    private void measure(Platform platform, PrintWriter out) throws IOException {
        long acknowledged = 0;
        try (var load = new Load(platform.address(), connections, StatusWebhooks.requests())) {
            acknowledged += load.closed(Duration.ofSeconds(warmUp)).acknowledged();
            for (var round : rounds()) {
                var before = Usage.of(platform);
                var result = round.run(load);
                report(out, round.name(), result, Usage.of(platform).since(before));
                acknowledged += result.acknowledged();
            }
        }
        out.printf("%nheap: %s%n", platform.heap());
        verdict(platform, acknowledged, out);
    }

    private void verdict(Platform platform, long acknowledged, PrintWriter out) {
        try (var tables = KeptWebhooks.of(platform.home())) {
            var reading = tables.awaitRead();
            long kept = tables.count();
            out.printf(
                    "read and handled: all of them, the rest after the load at %,.0f a second%n", reading.perSecond());
            out.printf(
                    "acknowledged %,d, kept %,d: %s%n",
                    acknowledged, kept, kept >= acknowledged ? "none lost" : "LOST");
        }
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

    private static void report(PrintWriter out, String name, Load.Result result, Usage usage) {
        var latencies = result.latencies();
        out.printf(
                "%-20s %,9.0f acknowledged/s   p50 %.1f ms   p99 %.1f ms   p99.9 %.1f ms   max %.1f ms%n",
                name,
                result.perSecond(),
                latencies.getValueAtPercentile(50) / 1e6,
                latencies.getValueAtPercentile(99) / 1e6,
                latencies.getValueAtPercentile(99.9) / 1e6,
                latencies.getMaxValue() / 1e6);
        out.printf(
                "%-20s CPU per webhook: platform %.1f us, PostgreSQL %.1f us   refused %,d   errors %,d%n",
                "",
                usage.platform().toNanos() / 1e3 / Math.max(1, result.acknowledged()),
                usage.database().toNanos() / 1e3 / Math.max(1, result.acknowledged()),
                result.refused(),
                result.errors());
        out.flush();
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
