package io.wasl.campaign.web;

import io.wasl.audience.Audience;
import io.wasl.campaign.Campaign;
import io.wasl.campaign.CampaignFilter;
import io.wasl.campaign.CampaignId;
import io.wasl.campaign.CampaignRecipients;
import io.wasl.campaign.Campaigns;
import io.wasl.campaign.Check;
import io.wasl.campaign.Confirmation;
import io.wasl.campaign.Draft;
import io.wasl.campaign.Preflight;
import io.wasl.campaign.Recipient;
import io.wasl.campaign.RecipientOutcome;
import io.wasl.campaign.RecipientOutcomes;
import io.wasl.campaign.Schedule;
import io.wasl.campaign.TemplateChoice;
import io.wasl.campaign.VariableSource;
import io.wasl.campaign.Verdict;
import io.wasl.connection.AccountId;
import io.wasl.kernel.TenantId;
import io.wasl.message.MessageStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/// What a test of the pages does behind them: prepares campaigns, and looks at what became of them.
final class Backstage {

    private final TenantId shop;
    private final AccountId account;
    private final Campaigns campaigns;
    private final Preflight preflight;
    private final Confirmation confirmation;
    private final CampaignRecipients recipients;
    private final RecipientOutcomes outcomes;

    Backstage(ApplicationContext beans, TenantId shop, AccountId account) {
        this.shop = shop;
        this.account = account;
        this.campaigns = beans.getBean(Campaigns.class);
        this.preflight = beans.getBean(Preflight.class);
        this.confirmation = beans.getBean(Confirmation.class);
        this.recipients = beans.getBean(CampaignRecipients.class);
        this.outcomes = beans.getBean(RecipientOutcomes.class);
    }

    CampaignId create(String name) {
        return campaigns.create(shop, draft(name), "Hanta").id();
    }

    /// Confirmed for a day that is far away.
    CampaignId schedule(String name) {
        var schedule = new Schedule(Instant.parse("2037-05-05T07:00:00Z"), ZoneId.of("Indian/Antananarivo"));
        var id = campaigns
                .create(shop, draft(name).withSchedule(schedule), "Hanta")
                .id();
        confirm(id);
        return id;
    }

    Check check(CampaignId id) {
        return preflight.check(shop, id, "Hanta");
    }

    void confirm(CampaignId id) {
        confirmation.confirm(shop, id, check(id).digest(), "Hanta");
    }

    Campaign get(CampaignId id) {
        return campaigns.get(shop, id);
    }

    List<Campaign> named(String part) {
        return campaigns.list(shop, new CampaignFilter(part, Set.of(), null, 9));
    }

    List<Recipient> ready(Campaign campaign) {
        return recipients.list(shop, campaign, Verdict.READY, 0, 50);
    }

    /// The numbers whose message failed so; with no code, of all whose message failed or was delivered, once all is
    /// over.
    List<String> withCode(CampaignId id, @Nullable Integer code) {
        var campaign = campaigns.get(shop, id);
        if (!campaign.status().isOver()) {
            return List.of();
        }
        return outcomes.page(campaign, Set.of(), null, 100).outcomes().stream()
                .filter(outcome -> code == null
                        ? outcome.status() != MessageStatus.ACCEPTED && outcome.status() != MessageStatus.SENT
                        : code.equals(outcome.errorCode()))
                .map(RecipientOutcome::phone)
                .toList();
    }

    private Draft draft(String name) {
        return Draft.named(name)
                .withAccount(account)
                .withTemplate(new TemplateChoice("soldes_printemps", "fr"))
                .withAudience(new Audience.Tags(Set.of("vip"), Set.of()))
                .withVariables(Map.of(
                        "1", new VariableSource.Attribute("name", null), "2", new VariableSource.Text("dimanche")));
    }
}
