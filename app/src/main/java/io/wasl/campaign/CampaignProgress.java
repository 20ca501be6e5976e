package io.wasl.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far a campaign has come.
///
/// @param eta when the last message will have left
/// @param limitedBy what sets the pace, as a code; null when nothing is left to send
public record CampaignProgress(
        Campaign campaign,
        Counts counts,
        @Nullable Instant eta,
        @Nullable String limitedBy,
        double perSecond) {

    /// The share of people whose message no longer waits, in per cent.
    public double percent() {
        return counts.total() == 0 ? 0 : 100.0 * counts.settled() / counts.total();
    }
}
