package io.wasl.cli;

import io.wasl.bench.BenchCommand;
import io.wasl.database.DatabaseUnavailable;
import io.wasl.kernel.LastResort;
import io.wasl.settings.SettingProblem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

@Command(
        name = "wasl",
        description = "WhatsApp for many clients, from one installation.",
        mixinStandardHelpOptions = true,
        version = "Wasl 0.1.0",
        footer = {
            "",
            "Beside the platform:",
            "  simulator       A stand-in for Meta's Cloud API, alone.",
            "  test            Every test of the project.",
            "  lab             Kill platforms and database in the midst of campaigns, and count.",
            "",
            "./wasl COMMAND --help explains each."
        },
        subcommands = {
            SandboxCommand.class,
            ServeCommand.class,
            ClientCommand.class,
            UserCommand.class,
            ApiKeyCommand.class,
            WebhooksCommand.class,
            VerifyTokenCommand.class,
            EncryptionKeyCommand.class,
            DoctorCommand.class,
            StandstillCommand.class,
            RehearseCommand.class,
            BenchCommand.class,
        })
final class Main {

    private static final int SOMETHING_TO_REPAIR = 1;

    private Main() {}

    public static void main(String[] arguments) {
        LastResort.watchOver();
        int status = commands().execute(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    static CommandLine commands() {
        var commands = new CommandLine(new Main());
        explainAll(commands);
        return commands.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((mistake, given) -> explain(mistake))
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command));
    }

    /// Every command and sub-command has its help.
    private static void explainAll(CommandLine commands) {
        commands.getSubcommands().values().forEach(command -> {
            if (command.getCommandSpec().findOption("--help") == null) {
                command.getCommandSpec()
                        .addOption(OptionSpec.builder("-h", "--help")
                                .usageHelp(true)
                                .description("Show this help.")
                                .build());
            }
            explainAll(command);
        });
    }

    /// In one line: the usage text would push it out of sight.
    private static int explain(ParameterException mistake) {
        var command = mistake.getCommandLine();
        command.getErr()
                .printf(
                        "%s. %s --help explains.%n",
                        mistake.getMessage(), command.getCommandSpec().qualifiedName());
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /// What a person can repair is told as it is; of anything else the cause, and where the rest of it lies.
    private static int explain(Exception failure, CommandLine command) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingProblem || cause instanceof DatabaseUnavailable || cause instanceof CannotDo) {
                command.getErr().println(cause.getMessage());
                return SOMETHING_TO_REPAIR;
            }
        }
        command.getErr().println(new FailureReport(Installation.HOME).tell(failure));
        return SOMETHING_TO_REPAIR;
    }
}
