package io.wasl.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a check has to say.
///
/// @param recipients how many people got each verdict
/// @param recent how many of the ready got a campaign in the last week
/// @param durationSeconds how long the sending takes at its speed, with the days on which it waits for Meta's
/// limit
/// @param messagesPerSecond that speed
/// @param messagingLimit how many people Meta lets be written to in 24 hours; null if unlimited or unknown
public record Report(
        List<Finding> findings,
        Map<Verdict, Long> recipients,
        long recent,
        Cost cost,
        long durationSeconds,
        int messagesPerSecond,
        @Nullable Long messagingLimit,
        boolean fitsMessagingLimit) {

    /// What it will cost. Without a rate card there is no amount, but the counts that one would be multiplied with.
    public record Cost(@Nullable String currency, @Nullable String amount, List<Line> lines) {}

    /// @param country of the recipients' numbers, ISO 3166-1; `ZZ` where the number tells none
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String country,
            String category,
            long messages,
            @Nullable String amount) {}

    public boolean blocked() {
        return findings.stream().anyMatch(Finding::blocks);
    }

    public long ready() {
        return count(Verdict.READY);
    }

    public long total() {
        return recipients.values().stream().mapToLong(Long::longValue).sum();
    }

    public long leftOut() {
        return total() - ready();
    }

    public long count(Verdict verdict) {
        return recipients.getOrDefault(verdict, 0L);
    }
}
