package io.wasl.campaign;

import io.wasl.database.Scopes;
import io.wasl.kernel.TenantId;
import io.wasl.template.Template;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets a person agree to what a check has shown, if it is still so. Of two who confirm at once one wins.
@Component
public class Confirmation {

    private final Campaigns campaigns;
    private final CheckedCampaigns checked;
    private final Checks checks;
    private final Rehearsal rehearsal;
    private final Surroundings surroundings;
    private final Scopes scopes;
    private final Clock clock;

    Confirmation(
            Campaigns campaigns,
            CheckedCampaigns checked,
            Checks checks,
            Rehearsal rehearsal,
            Surroundings surroundings,
            Scopes scopes,
            Clock clock) {
        this.campaigns = campaigns;
        this.checked = checked;
        this.checks = checks;
        this.rehearsal = rehearsal;
        this.surroundings = surroundings;
        this.scopes = scopes;
        this.clock = clock;
    }

    /// What was agreed to.
    record Agreement(
            CampaignStatus status,
            String digest,
            @Nullable String templateVersion,
            String by,
            Instant at,
            Instant launchAt,
            @Nullable ConfirmedMessage message) {}

    /// The audience is walked once more before anything is locked, for that takes its time; what can change meanwhile
    /// is looked at again under the lock. Who is written to, and with what, was frozen by the check.
    ///
    /// @param digest of the check that the person has seen
    /// @throws CampaignRefused saying why the campaign cannot be confirmed
    public Campaign confirm(TenantId tenant, CampaignId id, String digest, String by) {
        Campaign seen = campaigns.get(tenant, id);
        refuseUnlessAgreeable(seen, digest);
        Draft draft = campaigns.draft(tenant, id);
        Circumstances before = surroundings.of(tenant, draft);
        String found = rehearsal.run(tenant, id, draft, before, chunk -> {}).digest();
        if (!found.equals(digest)) {
            throw stale("The audience, the template or the account has changed since");
        }
        return scopes.tenant(tenant, () -> {
            Campaign campaign = campaigns.lock(tenant, id);
            Check check = refuseUnlessAgreeable(campaign, digest);
            Circumstances now = surroundings.of(campaign);
            if (!campaign.updatedAt().equals(seen.updatedAt()) || !now.isLike(before)) {
                throw stale("The campaign, the template or the account has changed this moment");
            }
            checked.confirm(tenant, id, agreement(campaign, check, now, by));
            return campaigns.get(tenant, id);
        });
    }

    private Check refuseUnlessAgreeable(Campaign campaign, String digest) {
        refuseUnlessOpen(campaign);
        Check check = checks.of(campaign.tenant(), campaign)
                .orElseThrow(() -> stale("It was not checked since the last edit"));
        if (!check.digest().equals(digest)) {
            throw stale("It was checked again since");
        }
        if (check.report().blocked()) {
            throw new CampaignRefused(Refusal.BLOCKED, "The check found something that must be repaired first");
        }
        return check;
    }

    private static void refuseUnlessOpen(Campaign campaign) {
        switch (campaign.status()) {
            case DRAFT -> throw stale("It was not checked since the last edit");
            case CHECKED -> {}
            case SCHEDULED, CONFIRMED, RUNNING, PAUSED, COMPLETED ->
                throw new CampaignRefused(Refusal.ALREADY_CONFIRMED, "The campaign was confirmed already");
            case CANCELLED -> throw new CampaignRefused(Refusal.ALREADY_OVER, "The campaign was cancelled");
        }
    }

    private Agreement agreement(Campaign campaign, Check check, Circumstances there, String by) {
        Instant now = clock.instant();
        Instant earliest = now.plus(surroundings.takeBack());
        Schedule schedule = campaign.schedule();
        Instant launchAt = schedule != null && schedule.at().isAfter(earliest) ? schedule.at() : earliest;
        if (campaign.hasEndedBy(launchAt)) {
            throw stale("Its end comes before its start by now");
        }
        Template template = there.template();
        return new Agreement(
                launchAt.isAfter(earliest) ? CampaignStatus.SCHEDULED : CampaignStatus.CONFIRMED,
                check.digest(),
                template == null ? null : template.version(),
                by,
                now,
                launchAt,
                ConfirmedMessage.of(there));
    }

    private static CampaignRefused stale(String why) {
        return new CampaignRefused(Refusal.STALE_CHECK, why + ": check the campaign again");
    }
}
