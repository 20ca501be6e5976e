package io.wasl.bench;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// What an option may be.
record Bounds(CommandSpec spec) {

    void check(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(), "%s: %,d is not between %,d and %,d".formatted(option, value, least, most));
        }
    }
}
