package io.wasl.lab;

import io.wasl.audience.Audience;
import io.wasl.audience.ImportOptions;
import io.wasl.audience.Imports;
import io.wasl.audience.MappingWish;
import io.wasl.campaign.CampaignId;
import io.wasl.campaign.Campaigns;
import io.wasl.campaign.Confirmation;
import io.wasl.campaign.Draft;
import io.wasl.campaign.Preflight;
import io.wasl.campaign.TemplateChoice;
import io.wasl.campaign.VariableSource;
import io.wasl.connection.AccountId;
import io.wasl.kernel.TenantId;
import io.wasl.template.Templates;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;

/// Those who prepare campaigns as people do: a list is imported, a campaign checked and confirmed. What then happens
/// is the platforms' work.
final class Office {

    /// One more than the platforms take in one go.
    static final int PEOPLE = 1_001;

    private static final String BY = "laboratory";

    private final Imports imports;
    private final Campaigns campaigns;
    private final Preflight preflight;
    private final Confirmation confirmation;
    private final TenantId tenant;

    Office(ApplicationContext context, TenantId tenant, AccountId anyNumber) {
        this.tenant = tenant;
        imports = context.getBean(Imports.class);
        campaigns = context.getBean(Campaigns.class);
        preflight = context.getBean(Preflight.class);
        confirmation = context.getBean(Confirmation.class);
        context.getBean(Templates.class).sync(tenant, anyNumber);
    }

    /// A file with these people.
    void importPeople(List<String> phones) {
        var file = phones.stream().collect(Collectors.joining("\n", "phone\n", "\n"));
        var bytes = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
        var draft =
                imports.upload(tenant, "people.csv", bytes, new ImportOptions(MappingWish.NONE, List.of(), null), BY);
        if (!imports.start(tenant, draft.id())) {
            throw new IllegalStateException("An import does not start");
        }
    }

    /// A campaign to these people, confirmed; it starts when the time to take it back has passed.
    CampaignId confirm(AccountId number, List<String> phones) {
        var people = phones.stream()
                .map(phone -> new Audience.Recipient(phone, Map.of()))
                .toList();
        var campaign = campaigns.create(
                tenant,
                Draft.named("Soldes")
                        .withAccount(number)
                        .withTemplate(new TemplateChoice(SimulatedMeta.TEMPLATE, "fr"))
                        .withAudience(new Audience.Recipients(people))
                        .withVariables(
                                Map.of("1", new VariableSource.Text("Soa"), "2", new VariableSource.Text("dimanche"))),
                BY);
        var check = preflight.check(tenant, campaign.id(), BY);
        if (check.report().blocked()) {
            throw new IllegalStateException("A campaign is blocked: " + check.report());
        }
        confirmation.confirm(tenant, campaign.id(), check.digest(), BY);
        return campaign.id();
    }
}
