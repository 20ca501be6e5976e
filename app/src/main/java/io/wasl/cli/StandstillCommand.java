package io.wasl.cli;

import io.wasl.database.Standstill;
import io.wasl.dispatch.Unfinished;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "standstill",
        description = {
            "Nothing is sent from a database that was restored or has moved, until an operator confirms it.",
            "Without an option: tell whether that is so."
        })
final class StandstillCommand implements Runnable {

    /// What becomes of messages that were not finished.
    enum What {
        /// They become unconfirmed, and campaigns wait for a person: for a backup.
        HOLD,
        /// They go on: for a planned move after which nothing was lost.
        SEND
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--unfinished",
            description = "Confirm the database, and say what becomes of messages that it takes for unsent: hold (a"
                    + " backup was restored; they may have been sent since, and become unconfirmed) or send (a planned"
                    + " move; nothing was sent since).")
    private @Nullable What unfinished;

    @Option(names = "--by", defaultValue = "command line", description = "Who confirms it, for the record.")
    private String by = "command line";

    @Override
    public void run() {
        Installation.forCommand().use(this::run);
    }

    private void run(ApplicationContext platform) {
        var standstill = platform.getBean(Standstill.class);
        var out = spec.commandLine().getOut();
        var current = standstill.current();
        if (current.isEmpty()) {
            out.println("All is well: messages are sent");
        } else if (unfinished == null) {
            out.printf(
                    "Nothing is sent since %s (%s). %d messages were not finished then and may already have been sent.%n",
                    current.get().since(),
                    current.get().reason(),
                    platform.getBean(Unfinished.class).count());
        } else if (standstill.confirm(by, unfinished == What.HOLD)) {
            out.println(
                    unfinished == What.HOLD
                            ? "Confirmed; the running platform puts unfinished messages aside and then sends what is new"
                            : "Confirmed; sending goes on");
        } else {
            throw new CannotDo("It has been confirmed already; unfinished messages are being put aside");
        }
        out.flush();
    }
}
