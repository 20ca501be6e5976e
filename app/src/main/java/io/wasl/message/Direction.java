package io.wasl.message;

/// The codes are stored: they never change their meaning.
public enum Direction {
    OUTBOUND(0),
    INBOUND(1);

    private final short code;

    Direction(int code) {
        this.code = (short) code;
    }

    short code() {
        return code;
    }

    static Direction of(int code) {
        return values()[code];
    }
}
