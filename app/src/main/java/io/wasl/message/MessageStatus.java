package io.wasl.message;

import java.util.Set;

/// The one bucket in which a message stands. The codes are stored: they never change their meaning.
public enum MessageStatus {
    QUEUED(0),
    SENDING(1),
    ACCEPTED(2),
    SENT(3),
    DELIVERED(4),
    READ(5),
    FAILED(6),
    /// Never attempted: the person had opted out by the time it was their turn.
    SKIPPED(7),
    /// It may have left, and nobody has told us what became of it.
    UNCONFIRMED(8),
    CANCELLED(9),
    /// A message from outside.
    RECEIVED(10);

    /// Nobody has got the message, nor will get it.
    static final Set<MessageStatus> UNREACHED = Set.of(FAILED, SKIPPED, CANCELLED);

    private static final MessageStatus[] BY_CODE = values();

    private final short code;

    MessageStatus(int code) {
        this.code = (short) code;
    }

    public short code() {
        return code;
    }

    public static MessageStatus of(int code) {
        return BY_CODE[code];
    }

    /// Where known facts put a message; without any, it stands where the engine left it. Depends on which facts are
    /// known, never on the order in which they came. The SQL function `message_status` holds the same rule.
    static MessageStatus of(MessageStatus standing, FactTimes known) {
        if (known.readAt() != null || known.playedAt() != null) {
            return READ;
        }
        if (known.deliveredAt() != null) {
            return DELIVERED;
        }
        if (known.failedAt() != null) {
            return FAILED;
        }
        if (known.sentAt() != null) {
            return SENT;
        }
        return known.acceptedAt() == null ? standing : ACCEPTED;
    }

    /// Whether only the engine's word puts a message here, which any fact overrules.
    boolean isStanding() {
        return switch (this) {
            case QUEUED, SENDING, SKIPPED, UNCONFIRMED, CANCELLED, RECEIVED -> true;
            case ACCEPTED, SENT, DELIVERED, READ, FAILED -> false;
        };
    }
}
