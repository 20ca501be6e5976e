package io.wasl.campaign;

import io.wasl.database.Scopes;
import io.wasl.dispatch.BatchFinished;
import io.wasl.dispatch.BatchId;
import io.wasl.dispatch.BatchState;
import io.wasl.dispatch.Dispatch;
import io.wasl.dispatch.Progress;
import io.wasl.dispatch.UnfinishedHeld;
import io.wasl.template.Template;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Keeps campaigns and their batches of one mind, and takes samples of their counters.
@Component
class Watch {

    private final Runs runs;
    private final Samples samples;
    private final Moves moves;
    private final Surroundings surroundings;
    private final Dispatch dispatch;
    private final OneByOne oneByOne;
    private final Scopes scopes;

    Watch(
            Runs runs,
            Samples samples,
            Moves moves,
            Surroundings surroundings,
            Dispatch dispatch,
            OneByOne oneByOne,
            Scopes scopes) {
        this.runs = runs;
        this.samples = samples;
        this.moves = moves;
        this.surroundings = surroundings;
        this.dispatch = dispatch;
        this.oneByOne = oneByOne;
        this.scopes = scopes;
    }

    /// In the transaction that finished the batch: a campaign is complete exactly when its batch is.
    @EventListener
    void complete(BatchFinished finished) {
        runs.ofBatch(finished.tenant(), finished.batch())
                .filter(campaign -> campaign.status().canBecome(CampaignStatus.COMPLETED))
                .ifPresent(campaign -> moves.move(campaign, CampaignStatus.COMPLETED, Happening.COMPLETED, null));
    }

    /// In the transaction that put aside what a restored database may have sent already: whatever was due to
    /// start may have started too.
    @EventListener
    void pauseWhatWasDue(UnfinishedHeld held) {
        oneByOne.each(
                "pause",
                runs.pauseDue(held.reason()),
                paused -> moves.tell(runs.read(paused), CampaignStatus.PAUSED, Happening.PAUSED, held.reason()));
        runs.holdUp(Launch.ACCOUNT_NOT_READY, held.reason());
    }

    /// Looks once at every campaign that may have to move.
    void look() {
        oneByOne.each("watch", runs.moving(dispatch.unfinished()), this::look);
    }

    private void look(CampaignRef seen) {
        Campaign campaign = runs.read(seen);
        BatchId batch = campaign.batch();
        if (batch != null) {
            dispatch.progress(campaign.tenant(), batch).ifPresent(progress -> look(campaign, batch, progress));
        }
    }

    private void look(Campaign campaign, BatchId batch, Progress progress) {
        samples.take(campaign, progress);
        if (campaign.status().isOver()) {
            reopen(campaign, progress);
        } else if (progress.state() == BatchState.RUNNING && campaign.status() == CampaignStatus.RUNNING) {
            stopIfTemplateIsOut(campaign, batch);
        } else {
            follow(campaign, progress);
        }
    }

    private void reopen(Campaign campaign, Progress progress) {
        boolean goesOn = progress.state() == BatchState.RUNNING || progress.state() == BatchState.PAUSED;
        if (goesOn && campaign.status() == CampaignStatus.COMPLETED) {
            scopes.tenant(
                    campaign.tenant(), () -> moves.move(campaign, CampaignStatus.RUNNING, Happening.REOPENED, null));
        }
    }

    private void stopIfTemplateIsOut(Campaign campaign, BatchId batch) {
        Template template = surroundings.of(campaign).template();
        if (template != null && template.canSend()) {
            return;
        }
        String reason = template == null
                ? "template_missing"
                : "template_" + template.status().name().toLowerCase(Locale.ROOT);
        scopes.tenant(campaign.tenant(), () -> {
            dispatch.pause(campaign.tenant(), batch, reason);
            moves.move(campaign, CampaignStatus.PAUSED, Happening.PAUSED, reason);
        });
    }

    /// The engine pauses a batch by itself, on Meta's word, and lets it go on when that is over.
    private void follow(Campaign campaign, Progress progress) {
        scopes.tenant(campaign.tenant(), () -> {
            if (progress.state() == BatchState.PAUSED && campaign.status() == CampaignStatus.RUNNING) {
                moves.move(campaign, CampaignStatus.PAUSED, Happening.PAUSED, progress.reason());
            } else if (progress.state() == BatchState.RUNNING && campaign.status() == CampaignStatus.PAUSED) {
                moves.move(campaign, CampaignStatus.RUNNING, Happening.RESUMED, null);
            } else if (progress.state() == BatchState.FINISHED) {
                moves.move(campaign, CampaignStatus.COMPLETED, Happening.COMPLETED, null);
            }
        });
    }
}
