package io.wasl.simulator;

/// Why the simulator cannot start, in one line for the person who started it.
final class StartFailure extends RuntimeException {

    StartFailure(String message) {
        super(message);
    }
}
