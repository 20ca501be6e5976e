package io.wasl.campaign;

import io.wasl.dispatch.BatchId;
import io.wasl.dispatch.Dispatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Takes samples of finished campaigns: their messages are still read for days, but fewer and fewer, so that each is
/// looked at less and less often.
@Component
class LookBack {

    private static final Duration LOOKED_AT = Duration.ofDays(3);
    private static final Duration OFTEN = Duration.ofSeconds(30);
    /// It is looked at again when it has become older by this part of its age.
    private static final int PART = 10;

    private final Runs runs;
    private final Samples samples;
    private final Dispatch dispatch;
    private final OneByOne oneByOne;
    private final Clock clock;
    private final Map<CampaignRef, Instant> seen = new HashMap<>();

    LookBack(Runs runs, Samples samples, Dispatch dispatch, OneByOne oneByOne, Clock clock) {
        this.runs = runs;
        this.samples = samples;
        this.dispatch = dispatch;
        this.oneByOne = oneByOne;
        this.clock = clock;
    }

    /// @return how many were looked at
    int look() {
        Instant now = clock.instant();
        List<Runs.Finished> finished = runs.finishedSince(now.minus(LOOKED_AT));
        Set<CampaignRef> recent = new HashSet<>();
        finished.forEach(campaign -> recent.add(campaign.campaign()));
        seen.keySet().retainAll(recent);
        List<CampaignRef> due = finished.stream()
                .filter(campaign -> isDue(campaign, now))
                .map(Runs.Finished::campaign)
                .toList();
        due.forEach(campaign -> seen.put(campaign, now));
        oneByOne.each("sample", due, this::take);
        return due.size();
    }

    private boolean isDue(Runs.Finished campaign, Instant now) {
        Instant last = seen.getOrDefault(campaign.campaign(), campaign.at());
        Duration part = Duration.between(campaign.at(), now).dividedBy(PART);
        Duration pause = part.compareTo(OFTEN) < 0 ? OFTEN : part;
        return !last.plus(pause).isAfter(now);
    }

    private void take(CampaignRef seen) {
        Campaign campaign = runs.read(seen);
        BatchId batch = campaign.batch();
        if (batch != null) {
            dispatch.progress(campaign.tenant(), batch).ifPresent(progress -> samples.take(campaign, progress));
        }
    }
}
