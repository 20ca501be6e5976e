package io.wasl.campaign.web;

import io.wasl.campaign.RecipientOutcome;
import io.wasl.message.MessageStatus;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which of a campaign's people somebody wants to see; what is empty asks for nothing.
///
/// @param status the word of a tile
/// @param cause Meta's error code; 0 for failures without one
/// @param query a name or a number
/// @param after where the page begins
public record Wish(
        @Nullable String status,
        @Nullable String cause,
        String query,
        @Nullable String after) {

    private static final Set<MessageStatus> FAILED = Set.of(MessageStatus.FAILED);

    public Wish(@Nullable String status, @Nullable String cause, @Nullable String query, @Nullable String after) {
        this.status = status;
        this.cause = cause;
        this.query = query == null ? "" : query.strip();
        this.after = after == null || after.isEmpty() ? null : after;
    }

    @Nullable Integer code() {
        try {
            return cause == null || cause.isBlank() ? null : Integer.valueOf(cause.strip());
        } catch (NumberFormatException notACode) {
            throw Desk.nothing();
        }
    }

    /// The word of the tile whose people are shown; empty for all.
    public String word() {
        return code() == null ? (statuses().isEmpty() ? "" : Objects.requireNonNullElse(status, "")) : "failed";
    }

    /// The statuses behind the tile.
    Set<MessageStatus> statuses() {
        return switch (Objects.requireNonNullElse(status, "")) {
            case "queued" -> Set.of(MessageStatus.QUEUED, MessageStatus.SENDING);
            case "accepted" -> Set.of(MessageStatus.ACCEPTED, MessageStatus.SENT);
            case "delivered" -> Set.of(MessageStatus.DELIVERED, MessageStatus.READ);
            case "read" -> Set.of(MessageStatus.READ);
            case "failed" -> FAILED;
            case "unconfirmed" -> Set.of(MessageStatus.UNCONFIRMED);
            case "skipped" -> Set.of(MessageStatus.SKIPPED);
            case "cancelled" -> Set.of(MessageStatus.CANCELLED);
            default -> Set.of();
        };
    }

    boolean fits(RecipientOutcome outcome) {
        Integer code = code();
        Set<MessageStatus> statuses = code == null ? statuses() : FAILED;
        return (statuses.isEmpty() || statuses.contains(outcome.status()))
                && (code == null || code.equals(Objects.requireNonNullElse(outcome.errorCode(), 0)));
    }
}
