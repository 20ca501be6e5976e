package io.wasl.bench;

import io.wasl.audience.Audience;
import io.wasl.campaign.Campaigns;
import io.wasl.campaign.Confirmation;
import io.wasl.campaign.Draft;
import io.wasl.campaign.Preflight;
import io.wasl.campaign.TemplateChoice;
import io.wasl.campaign.VariableSource;
import io.wasl.connection.Account;
import io.wasl.kernel.TenantId;
import io.wasl.template.Templates;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/// A campaign to every contact of a client, checked and confirmed as a person would, so that it starts with the
/// platform.
final class ConfirmedCampaign implements Backlog {

    private static final String BY = "bench";

    /// Messages a second of a number that Meta has not raised.
    private static final int STANDARD = 80;

    private final int people;
    private Duration check = Duration.ZERO;

    ConfirmedCampaign(int people) {
        this.people = people;
    }

    /// How long the check took.
    Duration check() {
        return check;
    }

    @Override
    public void pileUp(ApplicationContext context, List<Account> accounts, BenchDatabase database) {
        var account = accounts.getFirst();
        var tenant = account.tenant();
        context.getBean(Templates.class).sync(tenant, account.id());
        addContacts(database, tenant);
        var campaign = context.getBean(Campaigns.class).create(tenant, draft(account), BY);
        long begun = System.nanoTime();
        var checked = context.getBean(Preflight.class).check(tenant, campaign.id(), BY);
        check = Duration.ofNanos(System.nanoTime() - begun);
        if (checked.report().blocked()) {
            throw new IllegalStateException("The campaign is blocked: " + checked.report());
        }
        context.getBean(Confirmation.class).confirm(tenant, campaign.id(), checked.digest(), BY);
    }

    private void addContacts(BenchDatabase database, TenantId tenant) {
        database.run("""
                INSERT INTO contact (tenant_id, id, phone, name, source, created_at, updated_at)
                SELECT '%s', uuidv7(), '+26134' || lpad(n::text, 7, '0'), 'Client ' || n, 'api', now(), now()
                FROM generate_series(1, %d) AS n
                """.formatted(tenant, people));
    }

    private static Draft draft(Account account) {
        return Draft.named("Bench")
                .withAccount(account.id())
                .withMessagesPerSecond(STANDARD)
                .withTemplate(new TemplateChoice(SendScene.TEMPLATE, SendScene.LANGUAGE))
                .withAudience(new Audience.Everyone(Set.of()))
                .withVariables(Map.of(
                        "1", new VariableSource.Attribute("name", null), "2", new VariableSource.Text("dimanche")));
    }
}
