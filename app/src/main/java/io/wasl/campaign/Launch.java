package io.wasl.campaign;

import io.wasl.database.Scopes;
import io.wasl.dispatch.BatchId;
import io.wasl.dispatch.Dispatch;
import io.wasl.dispatch.NewBatch;
import io.wasl.kernel.CrashPoint;
import io.wasl.message.Lane;
import io.wasl.message.Purpose;
import io.wasl.template.Template;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Starts confirmed campaigns and hands their recipients to dispatch, a chunk and the cursor in one transaction:
/// wherever it is cut off, it goes on from there, and nobody is handed over twice or left out.
@Component
class Launch {

    /// Why a campaign that is due waits for its number.
    static final String ACCOUNT_NOT_READY = "account_not_ready";

    private final Runs runs;
    private final JournalEntries journal;
    private final Surroundings surroundings;
    private final Chunks chunks;
    private final Dispatch dispatch;
    private final CampaignNews news;
    private final Scopes scopes;

    Launch(
            Runs runs,
            JournalEntries journal,
            Surroundings surroundings,
            Chunks chunks,
            Dispatch dispatch,
            CampaignNews news,
            Scopes scopes) {
        this.runs = runs;
        this.journal = journal;
        this.surroundings = surroundings;
        this.chunks = chunks;
        this.dispatch = dispatch;
        this.news = news;
        this.scopes = scopes;
    }

    /// Takes one step with one campaign of any client.
    ///
    /// @param except campaigns to leave alone
    LaunchStep step(Set<CampaignId> except) {
        AtomicReference<@Nullable CampaignId> claimed = new AtomicReference<>();
        try {
            return scopes.engine(() -> {
                CampaignRef next = runs.claim(except).orElse(null);
                if (next == null) {
                    return new LaunchStep.Nothing();
                }
                claimed.set(next.id());
                step(runs.read(next));
                return new LaunchStep.Taken(next.id());
            });
        } catch (RuntimeException e) {
            CampaignId campaign = claimed.get();
            if (campaign == null) {
                throw e;
            }
            return new LaunchStep.Failed(campaign, e);
        }
    }

    private void step(Campaign campaign) {
        BatchId batch = campaign.batch();
        if (batch == null) {
            open(campaign);
        } else {
            handOver(campaign, batch);
        }
    }

    private void open(Campaign campaign) {
        Circumstances now = surroundings.of(campaign);
        Template template = now.template();
        String obstacle = obstacle(campaign, now);
        if (obstacle != null || template == null) {
            runs.move(campaign, CampaignStatus.PAUSED, obstacle);
            journal.write(campaign.tenant(), campaign.id(), Happening.PAUSED, "", obstacle);
            news.paused(campaign, obstacle);
            return;
        }
        BatchId batch = dispatch.open(new NewBatch(
                campaign.tenant(),
                Objects.requireNonNull(campaign.account()),
                Lane.BULK,
                template.mould(),
                campaign.total(),
                campaign.messagesPerSecond(),
                campaign.name(),
                purpose(template),
                campaign.resendOnce(),
                campaign.endsAt()));
        runs.launched(campaign, batch);
        journal.write(campaign.tenant(), campaign.id(), Happening.LAUNCHED, "", null);
    }

    private static Purpose purpose(Template template) {
        return switch (template.category()) {
            case "UTILITY", "AUTHENTICATION" -> Purpose.UTILITY;
            default -> Purpose.MARKETING;
        };
    }

    /// Days may lie between the confirmation and the start.
    private static @Nullable String obstacle(Campaign campaign, Circumstances now) {
        Template template = now.template();
        if (now.account() == null || !now.account().canSend()) {
            return ACCOUNT_NOT_READY;
        }
        if (template == null) {
            return "template_missing";
        }
        if (!template.canSend()) {
            return "template_not_approved";
        }
        return template.version().equals(campaign.templateVersion()) ? null : "template_changed";
    }

    private void handOver(Campaign campaign, BatchId batch) {
        Chunks.Chunk chunk = chunks.next(campaign);
        dispatch.enqueue(campaign.tenant(), batch, chunk.messages());
        CrashPoint.CAMPAIGN_CHUNK_ENQUEUED.hit();
        if (chunk.last()) {
            dispatch.seal(campaign.tenant(), batch);
        }
        runs.advance(campaign, chunk.cursor(), chunk.last());
    }
}
