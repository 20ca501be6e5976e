package io.wasl.simulator;

/// Leaves a nest of checks with the answer in hand; without a stack trace, since refusing is ordinary work
/// here.
final class Refused extends RuntimeException {

    private final transient GraphError error;

    Refused(GraphError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    GraphError error() {
        return error;
    }
}
