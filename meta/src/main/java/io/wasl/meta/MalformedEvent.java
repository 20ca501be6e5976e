package io.wasl.meta;

/// An event lacks what it cannot do without. Never leaves this package, so it needs no stack trace.
final class MalformedEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedEvent(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
