package io.wasl.message;

import io.wasl.connection.AccountId;
import io.wasl.kernel.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that is known about one message that we sent.
public sealed interface Fact {

    /// The codes are stored: they never change their meaning.
    enum Kind {
        ACCEPTED(0),
        SENT(1),
        DELIVERED(2),
        READ(3),
        PLAYED(4),
        FAILED(5);

        private static final Kind[] BY_CODE = values();

        private final short code;

        Kind(int code) {
            this.code = (short) code;
        }

        public short code() {
            return code;
        }

        public static Kind of(int code) {
            return BY_CODE[code];
        }
    }

    /// The message it is about; the account must be the message's own, or the fact is not taken.
    ///
    /// @param attempt which attempt to send it; 0 where that is not known
    record About(TenantId tenant, AccountId account, MessageId message, int attempt) {}

    /// Meta's name for a message of a number.
    record Wamid(TenantId tenant, AccountId account, String text) {}

    /// @param detail for people; never a secret
    record Failure(int code, String detail) {}

    /// What Meta says it will charge for.
    record Price(@Nullable String category, @Nullable String type) {}

    About about();

    /// Something happened at Meta. Holds for ever, however often and in whatever order it is told.
    record Happened(
            About about,
            Kind kind,
            Instant at,
            @Nullable String wamid,
            @Nullable Failure failure,
            @Nullable Price price)
            implements Fact {

        public static Happened accepted(About about, Instant at, String wamid) {
            return new Happened(about, Kind.ACCEPTED, at, wamid, null, null);
        }

        public static Happened failed(About about, Instant at, Failure failure) {
            return new Happened(about, Kind.FAILED, at, null, failure, null);
        }
    }

    /// The engine has put the message somewhere. Counts only as long as nothing is known to have happened at Meta.
    ///
    /// @param detail why, for people
    record Stands(
            About about, MessageStatus status, @Nullable String detail) implements Fact {
        public Stands {
            if (!status.isStanding() || status == MessageStatus.RECEIVED) {
                throw new IllegalArgumentException("The engine cannot say " + status);
            }
        }
    }
}
