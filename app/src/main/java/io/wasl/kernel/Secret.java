package io.wasl.kernel;

/// A text that must not be seen: prints as `[REDACTED]` wherever it is printed by accident.
public record Secret(String reveal) {

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
