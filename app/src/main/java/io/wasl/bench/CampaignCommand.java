package io.wasl.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "campaign",
        description = "How long a large campaign takes to be checked, and then to be handed over to dispatch, while its"
                + " first messages leave.",
        mixinStandardHelpOptions = true)
final class CampaignCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--people", defaultValue = "1000000", description = "To how many (${DEFAULT-VALUE}).")
    private int people;

    @Option(names = "--java", split = " ", description = "Options for the platform's Java.")
    private List<String> javaOptions = List.of();

    @Override
    public void run() {
        new Bounds(spec).check("--people", people, 1, 1_000_000);
        var out = spec.commandLine().getOut();
        Machine.describe(out, "database and simulator");
        var campaign = new ConfirmedCampaign(people);
        try (var scene = SendScene.prepare(1, campaign)) {
            tell(out, "checked", people, campaign.check());
            try (var platform = scene.startPlatform(new Launch(Launch.ALL, javaOptions))) {
                out.printf("platform: %s%n", platform.describe());
                measure(scene, platform, out);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The benchmark was cut off: " + e.getMessage(), e);
        }
    }

    private void measure(SendScene scene, Platform platform, PrintWriter out) throws IOException {
        try (var database = BenchDatabase.of(platform.home())) {
            var batch = new HandedOver(database);
            batch.letStart();
            database.forgetStatements();
            var before = Usage.of(platform, scene.simulator());
            platform.await(() -> batch.now().complete());
            var end = batch.now();
            tell(out, "enqueued", people, end.took());
            out.printf(
                    "CPU of each          %s%n",
                    Usage.of(platform, scene.simulator()).since(before).per(people, "simulator"));
            out.printf("meanwhile            %,d messages left%n", end.sent());
            database.dearest().forEach(line -> out.println("  " + line));
            out.printf("memory               at most %s; %s%n", platform.mostMemory(), platform.heap());
        }
    }

    private static void tell(PrintWriter out, String what, int people, Duration time) {
        out.printf("%-20s %,d people in %.1f s%n", what, people, time.toMillis() / 1e3);
        out.flush();
    }
}
