package io.wasl.dispatch;

/// The parts that move a batch's messages. Each counts in a row of its own. The codes are stored: they never change
/// their meaning.
enum Writer {
    DISPATCH(0),
    PICKER(1),
    COMPLETER(2),
    STATUSES(3),
    RESCUER(4);

    private final short code;

    Writer(int code) {
        this.code = (short) code;
    }

    short code() {
        return code;
    }
}
