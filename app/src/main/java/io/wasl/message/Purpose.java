package io.wasl.message;

/// What a message is for: it decides who wants to hear of it, and what is done when nobody can say whether it left. The
/// names and the codes are stored: they never change their meaning.
public enum Purpose {
    /// A one-time password.
    CODE(0),
    /// Part of a conversation, in or out.
    CHAT(1),
    /// Something a customer waits for.
    UTILITY(2),
    MARKETING(3);

    private final short code;

    Purpose(int code) {
        this.code = (short) code;
    }

    public short code() {
        return code;
    }

    public static Purpose of(int code) {
        return values()[code];
    }

    /// Of a message that nobody gave one.
    public static Purpose of(Lane lane) {
        return switch (lane) {
            case URGENT -> CODE;
            case PROMPT -> CHAT;
            case BULK -> MARKETING;
        };
    }
}
