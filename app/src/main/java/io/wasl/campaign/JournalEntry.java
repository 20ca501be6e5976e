package io.wasl.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of a campaign's journal.
///
/// @param who the person or key; empty if the platform did it by itself
public record JournalEntry(
        Instant at, Happening what, String who, @Nullable String detail) {}
