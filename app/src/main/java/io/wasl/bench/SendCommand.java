package io.wasl.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "send",
        description = "How many messages a second leave and have all their statuses applied, and what each costs.",
        mixinStandardHelpOptions = true)
final class SendCommand implements Runnable {

    private static final int STATUSES_OF_A_MESSAGE = 3;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--messages", defaultValue = "120000", description = "Messages in all (${DEFAULT-VALUE}).")
    private int messages;

    @Option(names = "--numbers", defaultValue = "2", description = "Numbers that send them (${DEFAULT-VALUE}).")
    private int numbers;

    @Option(names = "--pace", description = "Messages a second of each number; else as many as go.")
    private @Nullable Integer pace;

    @Option(
            names = "--codes",
            defaultValue = "0",
            description = "One-time passwords that another instance enqueues meanwhile, a second (${DEFAULT-VALUE}).")
    private int codes;

    @Option(names = "--tls", description = "Speak TLS with the simulator, as with Meta.")
    private boolean tls;

    @Option(names = "--knob", description = "Knobs of the simulator, as in ./wasl simulator --knob.")
    private List<String> knobs = List.of();

    @Option(names = "--java", split = " ", description = "Options for the platform's Java.")
    private List<String> javaOptions = List.of();

    @Override
    public void run() {
        var bounds = new Bounds(spec);
        bounds.check("--numbers", numbers, 1, 9);
        bounds.check("--codes", codes, 0, 100);
        bounds.check("--pace", pace == null ? 1 : pace, 1, 1_000);
        bounds.check("--messages", messages, 10 * numbers, 1_000_000);
        var out = spec.commandLine().getOut();
        Machine.describe(out, "database and simulator");
        try (var scene = SendScene.prepare(numbers, knobs, tls, new WaitingBatches(messages, pace))) {
            out.printf("%,d messages of %d numbers are enqueued%n", messages, numbers);
            out.flush();
            try (var platform = scene.startPlatform(new Launch(Launch.ALL, javaOptions))) {
                out.printf("platform: %s%n%n", platform.describe());
                measure(scene, platform, out);
            }
        } catch (IOException e) {
            throw new IllegalStateException("The benchmark was cut off: " + e.getMessage(), e);
        }
    }

    private void measure(SendScene scene, Platform platform, PrintWriter out) throws IOException {
        try (var database = BenchDatabase.of(platform.home())) {
            database.forgetStatements();
            var before = Usage.of(platform, scene.simulator());
            var tables = new SentMessages(database);
            var course = new Course(messages);
            if (codes == 0) {
                tables.letGo();
                follow(course, tables, out);
            } else {
                try (var urgent = scene.codes(database.server().url())) {
                    tables.letGo();
                    urgent.begin(codes);
                    follow(course, tables, out);
                    out.print(scene.arrivals().of(urgent.end()));
                }
            }
            report(course, Usage.of(platform, scene.simulator()).since(before), database, out);
            out.printf("memory               at most %s; %s%n", platform.mostMemory(), platform.heap());
            out.printf("the simulator accepted %s%n", scene.told("accepted/summary"));
            out.printf("the simulator says %s%n", scene.told("stats"));
        }
    }

    private static void follow(Course course, SentMessages tables, PrintWriter out) {
        while (!course.isOver()) {
            if (course.add(tables.now()).isStuck()) {
                out.println("STUCK: " + course.last());
                break;
            }
        }
    }

    private void report(Course course, Usage usage, BenchDatabase database, PrintWriter out) {
        var steady = course.steady();
        out.printf(
                "sent and answered    %,9.0f messages/s (from four tenths to nine tenths; %,.0f over all)%n",
                steady.messagesPerSecond(), course.whole().messagesPerSecond());
        out.printf(
                "statuses applied     %,9.0f a second meanwhile; all %,d were applied %.1f s after the last message%n",
                steady.statusesPerSecond(),
                (long) messages * STATUSES_OF_A_MESSAGE,
                course.lagAtEnd().toMillis() / 1e3);
        out.printf("webhook lag          at most %,d deliveries not yet read%n", course.mostBehind());
        out.printf(
                "statements           %.2f per message, and %.2f begins and commits%n",
                database.statements() / (double) messages, database.transactions() / (double) messages);
        out.printf("CPU per message      %s%n", usage.per(messages, "simulator"));
        database.dearest().forEach(line -> out.println("  " + line));
    }
}
