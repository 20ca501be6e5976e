package io.wasl.campaign;

import java.util.Locale;

/// Where a campaign stands, and where it may go from there.
public enum CampaignStatus {
    /// Being written; nothing was examined yet, or an edit made the examination worthless.
    DRAFT,
    /// Examined and frozen; waits for a person to confirm it.
    CHECKED,
    /// Confirmed for a later time.
    SCHEDULED,
    /// Confirmed; starts when the seconds in which it can be taken back have passed.
    CONFIRMED,
    RUNNING,
    PAUSED,
    COMPLETED,
    CANCELLED;

    public boolean canBecome(CampaignStatus next) {
        return switch (this) {
            case DRAFT -> next == DRAFT || next == CHECKED || next == CANCELLED;
            case CHECKED ->
                next == DRAFT || next == CHECKED || next == SCHEDULED || next == CONFIRMED || next == CANCELLED;
            case SCHEDULED, CONFIRMED -> next == RUNNING || next == PAUSED || next == CANCELLED;
            case RUNNING -> next == PAUSED || next == COMPLETED || next == CANCELLED;
            // Back to where it was paused: before its start or in the middle of it.
            case PAUSED ->
                next == RUNNING || next == SCHEDULED || next == CONFIRMED || next == COMPLETED || next == CANCELLED;
            // Some of its messages are to be sent again.
            case COMPLETED -> next == RUNNING;
            case CANCELLED -> false;
        };
    }

    /// Whether its content may still be changed.
    public boolean isEditable() {
        return switch (this) {
            case DRAFT, CHECKED -> true;
            case SCHEDULED, CONFIRMED, RUNNING, PAUSED, COMPLETED, CANCELLED -> false;
        };
    }

    /// Whether nothing of it waits or is on its way any more.
    public boolean isOver() {
        return switch (this) {
            case COMPLETED, CANCELLED -> true;
            case DRAFT, CHECKED, SCHEDULED, CONFIRMED, RUNNING, PAUSED -> false;
        };
    }

    /// The word that the API and the message bundles use.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
