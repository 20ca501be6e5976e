package io.wasl.campaign;

import java.util.Locale;

/// Why a campaign does not do what was asked of it.
public enum Refusal {
    NOT_FOUND,
    /// It was confirmed, or is over: its content is fixed.
    NOT_EDITABLE,
    /// What was checked is not what would be sent now.
    STALE_CHECK,
    ALREADY_CONFIRMED,
    /// The check found something that must be repaired first.
    BLOCKED,
    /// It is not running, so it cannot be paused.
    NOT_RUNNING,
    NOT_PAUSED,
    /// It does not wait for its time, so that its start cannot be moved.
    NOT_SCHEDULED,
    /// The start that was asked for has passed.
    PAST_START,
    INVALID_NUMBER,
    TOO_MANY_TESTS,
    /// No message failed for a reason that passes, or the campaign is not over.
    NOTHING_TO_REPEAT,
    TOO_MANY_TO_REPEAT,
    /// It has no number, no template or no audience yet.
    INCOMPLETE,
    ALREADY_SHARED,
    NOT_SHARED,
    /// A number cannot send what is to be shared.
    UNSUITABLE_NUMBER,
    /// A part of what is shared was confirmed.
    PART_CONFIRMED,
    /// Its end has come, so nothing of it leaves any more.
    PAST_END,
    ALREADY_OVER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
