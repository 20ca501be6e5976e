package io.wasl.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When each fact about a message first held; null for what is not known.
public record FactTimes(
        @Nullable Instant acceptedAt,
        @Nullable Instant sentAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant readAt,
        @Nullable Instant playedAt,
        @Nullable Instant failedAt) {

    static final FactTimes NONE = new FactTimes(null, null, null, null, null, null);

    /// With the delivery that WhatsApp may leave out of what is read or played at once: by then it had arrived.
    public FactTimes withImpliedDelivery() {
        Instant arrived = readAt == null ? playedAt : readAt;
        return deliveredAt == null && arrived != null
                ? new FactTimes(acceptedAt, sentAt, arrived, readAt, playedAt, failedAt)
                : this;
    }

    /// Together with another time of a fact; the earlier one counts.
    FactTimes with(Fact.Kind kind, Instant at) {
        return switch (kind) {
            case ACCEPTED -> new FactTimes(first(acceptedAt, at), sentAt, deliveredAt, readAt, playedAt, failedAt);
            case SENT -> new FactTimes(acceptedAt, first(sentAt, at), deliveredAt, readAt, playedAt, failedAt);
            case DELIVERED -> new FactTimes(acceptedAt, sentAt, first(deliveredAt, at), readAt, playedAt, failedAt);
            case READ -> new FactTimes(acceptedAt, sentAt, deliveredAt, first(readAt, at), playedAt, failedAt);
            case PLAYED -> new FactTimes(acceptedAt, sentAt, deliveredAt, readAt, first(playedAt, at), failedAt);
            case FAILED -> new FactTimes(acceptedAt, sentAt, deliveredAt, readAt, playedAt, first(failedAt, at));
        };
    }

    private static Instant first(@Nullable Instant known, Instant at) {
        return known == null || at.isBefore(known) ? at : known;
    }
}
