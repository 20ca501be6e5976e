package io.wasl.audience;

import java.util.List;
import java.util.Map;

/// What an import would do with the rows of its file. Each row that was looked at is in exactly one of `created`,
/// `updated`, `duplicates` and `reasons`.
///
/// @param rows how many were looked at, from the first on
/// @param reasons how many rows could not be taken, by reason; most first
/// @param examples some of those that could not be taken, and some duplicates
/// @param fixed how many of the rows that can be taken had to be mended
/// @param fixes what was mended and how often; most first
/// @param agreed how many people want marketing, as far as the file says
/// @param refused how many refuse it; one row that says so is enough
/// @param unread words about consent that are not understood, and how often they stand there; most first
public record Forecast(
        int rows,
        int created,
        int updated,
        int duplicates,
        Map<String, Integer> reasons,
        List<Example> examples,
        int fixed,
        Map<String, Integer> fixes,
        int agreed,
        int refused,
        Map<String, Integer> unread) {

    /// @param line in the file
    /// @param text the row as it was, cut to what can be shown
    public record Example(int line, String reason, String text) {}

    public int rejected() {
        return reasons.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int usable() {
        return created + updated;
    }

    /// How many people the file says nothing about that is understood.
    public int undecided() {
        return usable() - agreed - refused;
    }

    public int misunderstood() {
        return unread.values().stream().mapToInt(Integer::intValue).sum();
    }
}
