package io.wasl.cli;

/// A command cannot do what was asked; the message says why in one line.
final class CannotDo extends RuntimeException {

    CannotDo(String message) {
        super(message);
    }
}
