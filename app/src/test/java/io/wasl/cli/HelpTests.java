package io.wasl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/// `docs/commands.md` is what `./wasl COMMAND --help` prints, without Java and without a build. It is made from the
/// commands: after a change, `-Dwasl.help=write` writes it anew.
class HelpTests {

    private static final Path FILE = Path.of("../docs/commands.md");
    private static final String BEGINNING = """
            # Commands

            What `./wasl COMMAND --help` prints.
            """;
    private static final String TEST = """

            ## wasl test

            ```
            Usage: wasl test [-Dtest=CLASS] [OPTIONS OF MAVEN...]
            Every test of the project, browser tests included; installs what they need on
            Debian (Chromium, an Arabic font), and says so. Ends with the totals.
            ```
            """;

    @Test
    void theHelpThatIsKeptIsThatOfTheCommands() throws IOException, ReflectiveOperationException {
        var text = new StringBuilder(BEGINNING);
        describe(Main.commands(), text);
        describe(named("wasl simulator", "io.wasl.simulator.SimulatorCommand"), text);
        describe(named("wasl lab", "io.wasl.lab.LabCommand"), text);
        text.append(TEST);
        if ("write".equals(System.getProperty("wasl.help"))) {
            Files.writeString(FILE, text);
        }

        assertThat(Files.readString(FILE))
                .as("-Dwasl.help=write writes it anew")
                .isEqualTo(text.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "sandbox --help, Usage: wasl sandbox",
        "user add --help, --password-stdin",
        "user add --email x --help, --password-stdin",
        "api-key create -h, --scopes",
        "test --help, Every test of the project",
        "lab --help, --rounds",
        "bench --help, ingest",
        "bench send --help, --numbers",
        "simulator --help, --callback",
        "standstill --unfinished hold --help, --by",
        "nonsense --help, Usage: wasl ",
        "--help, sandbox"
    })
    void everyCommandExplainsItselfWithoutJavaAndWithoutABuild(String line, String told) throws Exception {
        var process = new ProcessBuilder("sh", "-c", "PATH=/usr/bin:/bin JAVA_HOME= WASL_JDK_FOLDERS= ../wasl " + line)
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains(told);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private static CommandLine named(String name, String type) throws ReflectiveOperationException {
        var made = Class.forName(type).getDeclaredConstructor();
        made.setAccessible(true);
        var command = new CommandLine(made.newInstance());
        command.getCommandSpec().name(name);
        return command;
    }

    private static void describe(CommandLine command, StringBuilder text) {
        if (command.getCommandSpec().usageMessage().hidden()) {
            return;
        }
        text.append("\n## ")
                .append(command.getCommandSpec().qualifiedName())
                .append("\n\n```\n")
                .append(command.getUsageMessage(Ansi.OFF)
                        .replaceAll("[ \t]+\n", "\n")
                        .strip())
                .append("\n```\n");
        command.getSubcommands().values().forEach(inner -> describe(inner, text));
    }
}
