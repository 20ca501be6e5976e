package io.wasl.audience;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A file of contacts and how far it has been read. Of its `total` rows, each that was read is in exactly one of
/// `accepted`, `updated`, `duplicates` and `rejected`.
///
/// @param tags that every contact of the file gets
/// @param defaultCountry in which national numbers are read
/// @param problem why it failed, as a code
/// @param cursorLine the line up to which everything has taken effect
/// @param accepted became contacts
/// @param updated were contacts already
/// @param duplicates stand in an earlier line of the file
/// @param undone contacts that were taken back
/// @param fixed how many of those that were taken had to be mended, and by `fixes` how
/// @param attempts how often somebody began to read on since it last came further
public record Import(
        ImportId id,
        String fileName,
        long fileSize,
        ImportPlan plan,
        List<String> tags,
        @Nullable String defaultCountry,
        Status status,
        @Nullable String problem,
        int cursorLine,
        int total,
        int accepted,
        int updated,
        int duplicates,
        int rejected,
        int undone,
        int fixed,
        Map<String, Integer> fixes,
        int attempts,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    public int processed() {
        return accepted + updated + duplicates + rejected;
    }

    /// What becomes of an import.
    public enum Status {
        /// Looked at; waits for somebody to say that the columns are understood well.
        DRAFT,
        QUEUED,
        RUNNING,
        COMPLETED,
        FAILED,
        UNDOING,
        UNDONE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// Whether something still happens by itself.
        public boolean isMoving() {
            return switch (this) {
                case QUEUED, RUNNING, UNDOING -> true;
                case DRAFT, COMPLETED, FAILED, UNDONE -> false;
            };
        }
    }
}
