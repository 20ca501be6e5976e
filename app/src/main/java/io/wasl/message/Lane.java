package io.wasl.message;

/// The order in which messages of one number leave: as long as a more urgent lane holds one that may go, no other does.
/// The codes are stored: they never change their meaning.
public enum Lane {
    /// One-time passwords.
    URGENT(0),
    /// Conversations.
    PROMPT(1),
    /// Campaigns.
    BULK(2);

    private final short code;

    Lane(int code) {
        this.code = (short) code;
    }

    public short code() {
        return code;
    }

    public static Lane of(int code) {
        return values()[code];
    }
}
