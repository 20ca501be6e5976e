package io.wasl.campaign.web;

import io.wasl.campaign.Campaign;
import io.wasl.campaign.CampaignId;
import io.wasl.campaign.CampaignProgress;
import io.wasl.campaign.Campaigns;
import io.wasl.campaign.JournalEntries;
import io.wasl.campaign.Overview;
import io.wasl.campaign.Samples;
import io.wasl.dispatch.BatchId;
import io.wasl.kernel.LastResort;
import io.wasl.message.Failures;
import io.wasl.message.MessageStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Looks at a campaign once a second for all who are watching it, however many they are.
@Component
class LiveBoard implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveBoard.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_FAILURE_LOOKS = Duration.ofSeconds(5);

    private final Campaigns campaigns;
    private final Overview overview;
    private final Failures failures;
    private final Samples samples;
    private final JournalEntries journal;
    private final FailureTexts texts;
    private final Clock clock;
    private final Map<CampaignId, Feed> feeds = new ConcurrentHashMap<>();
    private volatile boolean running;

    LiveBoard(
            Campaigns campaigns,
            Overview overview,
            Failures failures,
            Samples samples,
            JournalEntries journal,
            FailureTexts texts,
            Clock clock) {
        this.campaigns = campaigns;
        this.overview = overview;
        this.failures = failures;
        this.samples = samples;
        this.journal = journal;
        this.texts = texts;
        this.clock = clock;
    }

    /// One look, for one page.
    Snapshot look(Campaign campaign) {
        return look(campaign, null);
    }

    /// Joins those who watch the campaign; to be closed when the viewer leaves.
    Feed.Viewer watch(Campaign campaign) {
        Feed watched = feeds.compute(campaign.id(), (id, open) -> {
            Feed feed = open == null ? new Feed() : open;
            // Joined before the feed begins, which ends as soon as nobody watches.
            feed.join();
            if (open == null) {
                Thread.ofVirtual().name("campaign-live").start(() -> follow(campaign, feed));
            }
            return feed;
        });
        return watched.viewer(() -> leave(campaign.id()));
    }

    private void leave(CampaignId id) {
        feeds.computeIfPresent(id, (same, feed) -> feed.leave() == 0 ? null : feed);
    }

    private void follow(Campaign campaign, Feed feed) {
        Snapshot last = null;
        while (running && feed.isWatched()) {
            try {
                Campaign now = campaigns.get(campaign.tenant(), campaign.id());
                last = look(now, last);
                feed.show(last);
            } catch (RuntimeException | Error e) {
                LastResort.heed(e);
                log.warn("Campaign {} could not be looked at; the next look follows in a second", campaign.id(), e);
            }
            feed.pause(BETWEEN_LOOKS);
        }
        feed.end();
    }

    private Snapshot look(Campaign campaign, @Nullable Snapshot last) {
        CampaignProgress progress = overview.of(campaign);
        return new Snapshot(
                progress,
                failures(progress, last),
                duplicates(progress.campaign()),
                samples.of(campaign.tenant(), campaign.id()),
                journal.of(campaign.tenant(), campaign.id()),
                clock.instant());
    }

    private long duplicates(Campaign campaign) {
        BatchId batch = campaign.batch();
        return batch == null ? 0 : failures.takenTwice(campaign.tenant(), batch.value());
    }

    /// Grouping failures reads every message of the campaign, so it is done when there are new ones, and not too often.
    private List<FailureLine> failures(CampaignProgress progress, @Nullable Snapshot last) {
        BatchId batch = progress.campaign().batch();
        long failed = progress.counts().of(MessageStatus.FAILED);
        if (batch == null || failed == 0) {
            return List.of();
        }
        if (last != null) {
            long known = last.failures().stream().mapToLong(FailureLine::count).sum();
            boolean early = clock.millis() / 1_000 % BETWEEN_FAILURE_LOOKS.toSeconds() != 0;
            if (known == failed || (early && known > 0)) {
                return last.failures();
            }
        }
        return failures.ofBatch(progress.campaign().tenant(), batch.value()).stream()
                .map(cause -> new FailureLine(cause.code(), texts.key(cause.code()), cause.count()))
                .toList();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        feeds.values().forEach(Feed::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
