package io.wasl.sandbox;

import io.wasl.audience.Audience;
import io.wasl.campaign.Campaigns;
import io.wasl.campaign.Confirmation;
import io.wasl.campaign.Draft;
import io.wasl.campaign.Preflight;
import io.wasl.campaign.TemplateChoice;
import io.wasl.campaign.VariableSource;
import io.wasl.connection.Account;
import io.wasl.kernel.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// One campaign that waits for its confirmation, and some that were sent before: they leave, on the real road, in the
/// first minute of a new sandbox.
@Component
class DemoCampaigns {

    private static final Map<String, VariableSource> NAME_AND_DATE = Map.of(
            "1", new VariableSource.Attribute("name", null),
            "2", new VariableSource.Text("30 novembre"));

    private final Campaigns campaigns;
    private final Preflight preflight;
    private final Confirmation confirmation;

    DemoCampaigns(Campaigns campaigns, Preflight preflight, Confirmation confirmation) {
        this.campaigns = campaigns;
        this.preflight = preflight;
        this.confirmation = confirmation;
    }

    /// @param typed the shop's own list, with all that is wrong in it
    void ready(TenantId tenant, Account account, List<DemoPerson> typed) {
        var recipients = typed.stream()
                .map(person -> new Audience.Recipient(person.phone(), Map.of()))
                .toList();
        var campaign = campaigns.create(
                tenant,
                Draft.named("Soldes de printemps")
                        .withAccount(account.id())
                        .withTemplate(new TemplateChoice("soldes_printemps", "fr"))
                        .withAudience(new Audience.Recipients(recipients))
                        .withVariables(NAME_AND_DATE),
                Demo.USER);
        preflight.check(tenant, campaign.id(), Demo.USER);
    }

    void sent(TenantId tenant, Account account, String name, TemplateChoice template, Set<String> tags) {
        var draft = Draft.named(name)
                .withAccount(account.id())
                .withTemplate(template)
                .withAudience(new Audience.Tags(tags, Set.of()))
                .withVariables(NAME_AND_DATE);
        var campaign = campaigns.create(tenant, draft, Demo.USER);
        var check = preflight.check(tenant, campaign.id(), Demo.USER);
        confirmation.confirm(tenant, campaign.id(), check.digest(), Demo.USER);
    }

    void unfinished(TenantId tenant, Account account) {
        campaigns.create(tenant, Draft.named("Invitation des fidèles").withAccount(account.id()), Demo.USER);
    }
}
