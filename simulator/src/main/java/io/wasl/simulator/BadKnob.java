package io.wasl.simulator;

/// A knob turned to where it cannot go; the message says how far it can.
final class BadKnob extends RuntimeException {

    BadKnob(String message) {
        super(message);
    }
}
