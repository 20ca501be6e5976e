package io.wasl.simulator;

import java.io.PrintStream;

/// What the person who started the simulator reads.
final class Console {

    private final PrintStream out;
    private final boolean quiet;

    Console(PrintStream out, boolean quiet) {
        this.out = out;
        this.quiet = quiet;
    }

    void say(String line) {
        if (!quiet) {
            out.println(line);
        }
    }
}
