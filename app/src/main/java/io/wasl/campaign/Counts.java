package io.wasl.campaign;

import io.wasl.dispatch.Progress;
import io.wasl.message.MessageStatus;
import java.util.EnumMap;
import java.util.Map;

/// How many people of a campaign stand where; besides `total` the numbers always add up to it.
public record Counts(long total, Map<MessageStatus, Long> byStatus) {

    public long of(MessageStatus status) {
        return byStatus.getOrDefault(status, 0L);
    }

    /// How many are done with: everybody whose message no longer waits here. What was cancelled was never begun.
    public long settled() {
        return total - of(MessageStatus.QUEUED) - of(MessageStatus.SENDING) - of(MessageStatus.CANCELLED);
    }

    static Counts before(Campaign campaign) {
        MessageStatus all =
                campaign.status() == CampaignStatus.CANCELLED ? MessageStatus.CANCELLED : MessageStatus.QUEUED;
        return new Counts(campaign.total(), Map.of(all, (long) campaign.total()));
    }

    /// @param progress may have forgotten those who were not handed over; they count here
    static Counts of(Campaign campaign, Progress progress) {
        Map<MessageStatus, Long> counts = new EnumMap<>(MessageStatus.class);
        counts.putAll(progress.counts());
        long known = counts.values().stream().mapToLong(Long::longValue).sum();
        MessageStatus others = campaign.status().isOver() ? MessageStatus.CANCELLED : MessageStatus.QUEUED;
        counts.merge(others, Math.max(0, campaign.total() - known), Long::sum);
        return new Counts(Math.max(campaign.total(), known), counts);
    }
}
