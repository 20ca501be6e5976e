package io.wasl.campaign;

import io.wasl.connection.Account;
import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.dispatch.Reaches;
import io.wasl.kernel.TenantId;
import io.wasl.template.Template;
import io.wasl.template.Templates;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Looks up what a draft refers to.
@Component
public class Surroundings {

    private final Accounts accounts;
    private final Templates templates;
    private final Reaches reaches;
    private final Duration takeBack;

    Surroundings(
            Accounts accounts,
            Templates templates,
            Reaches reaches,
            @Value("${wasl.campaign.take-back:30s}") Duration takeBack) {
        this.accounts = accounts;
        this.templates = templates;
        this.reaches = reaches;
        this.takeBack = takeBack;
    }

    public Circumstances of(TenantId tenant, Draft draft) {
        Circumstances now = of(tenant, draft.account(), draft.template());
        Account account = now.account();
        return account == null
                ? now
                : new Circumstances(
                        account,
                        now.template(),
                        reaches.of(account).orElse(null),
                        now.template() == null ? languages(account, draft.template()) : List.of());
    }

    private List<String> languages(Account account, @Nullable TemplateChoice choice) {
        return choice == null
                ? List.of()
                : templates.list(account.tenant(), account.id()).stream()
                        .filter(template -> template.name().equals(choice.name()))
                        .map(Template::language)
                        .sorted()
                        .toList();
    }

    public Circumstances of(Campaign campaign) {
        return of(campaign.tenant(), campaign.account(), campaign.template());
    }

    private Circumstances of(TenantId tenant, @Nullable AccountId id, @Nullable TemplateChoice choice) {
        Account account = id == null ? null : accounts.find(tenant, id).orElse(null);
        Template template = account == null || choice == null
                ? null
                : templates
                        .byName(tenant, account.id(), choice.name(), choice.language())
                        .orElse(null);
        return new Circumstances(account, template);
    }

    /// How long a confirmed campaign waits before its first message, for people who change their mind.
    public Duration takeBack() {
        return takeBack;
    }
}
