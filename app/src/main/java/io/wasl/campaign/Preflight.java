package io.wasl.campaign;

import io.wasl.kernel.TenantId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/// Examines a campaign before it is confirmed, and freezes whom it is for.
@Component
public class Preflight {

    private final Campaigns campaigns;
    private final CheckedCampaigns checked;
    private final CampaignRecipients recipients;
    private final Rehearsal rehearsal;
    private final Surroundings surroundings;
    private final Clock clock;

    Preflight(
            Campaigns campaigns,
            CheckedCampaigns checked,
            CampaignRecipients recipients,
            Rehearsal rehearsal,
            Surroundings surroundings,
            Clock clock) {
        this.campaigns = campaigns;
        this.checked = checked;
        this.recipients = recipients;
        this.rehearsal = rehearsal;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    /// @throws CampaignRefused if there is no such campaign, it was confirmed, or it was edited meanwhile
    public Check check(TenantId tenant, CampaignId id, String by) {
        return check(tenant, id, by, walked -> {});
    }

    /// @param progress is told how many people have been looked at
    Check check(TenantId tenant, CampaignId id, String by, LongConsumer progress) {
        Campaign campaign = campaigns.get(tenant, id);
        if (!campaign.isEditable()) {
            throw new CampaignRefused(
                    Refusal.NOT_EDITABLE, "The campaign is " + campaign.status().word());
        }
        int number = checked.nextNumber(tenant, id);
        Draft draft = campaigns.draft(tenant, id);
        Circumstances now = surroundings.of(tenant, draft);
        Rehearsal.Result result;
        Report report;
        try {
            result = rehearsal.run(tenant, id, draft, now, new Freezer(tenant, id, number, progress)::take);
            report = new Inspection(draft, now, result.survey(), clock.instant()).report();
        } catch (Rehearsal.TooLarge e) {
            result = new Rehearsal.Result("", new Survey.Counter().survey());
            report = tooLarge(result.survey());
        }
        Check check = new Check(number, result.digest(), report, clock.instant(), by);
        if (!checked.keep(tenant, campaign, check)) {
            throw new CampaignRefused(Refusal.STALE_CHECK, "The campaign was changed while it was checked");
        }
        return check;
    }

    private static Report tooLarge(Survey survey) {
        Finding finding = Finding.of(Concern.AUDIENCE_TOO_LARGE, Rehearsal.LARGEST_AUDIENCE);
        Report.Cost cost = new Report.Cost(null, null, List.of());
        return new Report(List.of(finding), Map.copyOf(survey.verdicts()), 0, cost, 0, 1, null, false);
    }

    private final class Freezer {

        private final TenantId tenant;
        private final CampaignId id;
        private final int number;
        private final LongConsumer progress;
        private long walked;

        Freezer(TenantId tenant, CampaignId id, int number, LongConsumer progress) {
            this.tenant = tenant;
            this.id = id;
            this.number = number;
            this.progress = progress;
        }

        void take(List<Recipient> chunk) {
            recipients.insert(tenant, id, number, chunk);
            walked += chunk.size();
            progress.accept(walked);
        }
    }
}
