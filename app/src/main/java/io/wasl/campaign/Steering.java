package io.wasl.campaign;

import io.wasl.database.Scopes;
import io.wasl.dispatch.BatchId;
import io.wasl.dispatch.Dispatch;
import io.wasl.kernel.TenantId;
import io.wasl.template.Template;
import java.util.function.Consumer;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/// What people do to a campaign after its confirmation: pause it, let it go on, stop it for good.
@Component
public class Steering {

    private static final int TRIES = 3;
    private static final String PERSON = "person";

    private final Campaigns campaigns;
    private final Runs runs;
    private final JournalEntries journal;
    private final Surroundings surroundings;
    private final Dispatch dispatch;
    private final CallingOff callingOff;
    private final Scopes scopes;

    Steering(
            Campaigns campaigns,
            Runs runs,
            JournalEntries journal,
            Surroundings surroundings,
            Dispatch dispatch,
            CallingOff callingOff,
            Scopes scopes) {
        this.campaigns = campaigns;
        this.runs = runs;
        this.journal = journal;
        this.surroundings = surroundings;
        this.dispatch = dispatch;
        this.callingOff = callingOff;
        this.scopes = scopes;
    }

    /// @throws CampaignRefused if it is not confirmed, or over
    public Campaign pause(TenantId tenant, CampaignId id, String by) {
        return steer(tenant, id, campaign -> {
            if (campaign.status() == CampaignStatus.PAUSED || !campaign.status().canBecome(CampaignStatus.PAUSED)) {
                throw refused(Refusal.NOT_RUNNING, campaign);
            }
            BatchId batch = campaign.batch();
            if (batch != null) {
                dispatch.pause(tenant, batch, PERSON);
            }
            runs.move(campaign, CampaignStatus.PAUSED, null);
            journal.write(tenant, id, Happening.PAUSED, by, null);
        });
    }

    /// @throws CampaignRefused if it is not paused, or what paused it still stands in the way
    public Campaign resume(TenantId tenant, CampaignId id, String by) {
        return steer(tenant, id, campaign -> {
            if (campaign.status() != CampaignStatus.PAUSED) {
                throw refused(Refusal.NOT_PAUSED, campaign);
            }
            Template template = surroundings.of(campaign).template();
            if (template == null || !template.canSend()) {
                throw new CampaignRefused(Refusal.BLOCKED, "The template cannot be sent now");
            }
            BatchId batch = campaign.batch();
            if (batch != null) {
                dispatch.resume(tenant, batch);
            }
            runs.move(campaign, campaign.afterPause(), null);
            journal.write(tenant, id, Happening.RESUMED, by, null);
        });
    }

    /// Stops a campaign for good. Only what is on its way already still leaves.
    ///
    /// @throws CampaignRefused if it is over
    public Campaign cancel(TenantId tenant, CampaignId id, String by) {
        Campaign cancelled = steer(tenant, id, campaign -> {
            if (campaign.status().isOver()) {
                throw refused(Refusal.ALREADY_OVER, campaign);
            }
            callingOff.callOff(campaign, by, null);
        });
        BatchId batch = cancelled.batch();
        if (batch != null) {
            dispatch.clear(tenant, batch);
        }
        return cancelled;
    }

    private Campaign steer(TenantId tenant, CampaignId id, Consumer<Campaign> change) {
        for (int attempt = 1; ; attempt++) {
            try {
                return scopes.tenant(tenant, () -> {
                    change.accept(campaigns.lock(tenant, id));
                    return campaigns.get(tenant, id);
                });
            } catch (PessimisticLockingFailureException e) {
                // We lock the campaign and then its batch; a batch that finishes does it the other way round.
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static CampaignRefused refused(Refusal refusal, Campaign campaign) {
        return new CampaignRefused(
                refusal, "The campaign is " + campaign.status().word());
    }
}
