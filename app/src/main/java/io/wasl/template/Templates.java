package io.wasl.template;

import io.wasl.connection.Account;
import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.kernel.TenantId;
import io.wasl.meta.CloudApi;
import io.wasl.meta.TemplateDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The templates of all clients, as Meta last told them.
@Component
public class Templates {

    private final KeptTemplates table;
    private final Accounts accounts;
    private final CloudApi meta;
    private final Clock clock;

    Templates(KeptTemplates table, Accounts accounts, CloudApi meta, Clock clock) {
        this.table = table;
        this.accounts = accounts;
        this.meta = meta;
        this.clock = clock;
    }

    /// All templates of a client that Meta still has.
    public List<Template> list(TenantId tenant) {
        return table.list(tenant);
    }

    /// Those that a number can send.
    ///
    /// @throws NoSuchElementException if the client has no such account
    public List<Template> list(TenantId tenant, AccountId account) {
        return table.list(tenant, get(tenant, account).wabaId());
    }

    /// Finds one that Meta has deleted, too: what was sent with it must stay readable.
    public Optional<Template> find(TenantId tenant, TemplateId id) {
        return table.find(tenant, id);
    }

    /// @param language Meta's code, such as `fr` or `pt_BR`
    public Optional<Template> byName(TenantId tenant, AccountId account, String name, String language) {
        return accounts.find(tenant, account).flatMap(found -> table.byName(tenant, found.wabaId(), name, language));
    }

    /// Asks Meta for all templates of the account's business account.
    ///
    /// @throws NoSuchElementException if the client has no such account
    public SyncResult sync(TenantId tenant, AccountId id) {
        Account account = get(tenant, id);
        Instant askedAt = clock.instant();
        List<TemplateDefinition> told =
                meta.templates(accounts.accessToken(tenant, id).reveal(), account.wabaId());
        return table.replaceAll(tenant, account.wabaId(), told, askedAt);
    }

    /// Hands a new template to Meta for review.
    ///
    /// @param template as Meta's documentation has it: name, language, category, components, …
    /// @throws NoSuchElementException if the client has no such account
    public Template create(TenantId tenant, AccountId id, JsonNode template) {
        Account account = get(tenant, id);
        TemplateDefinition created =
                meta.createTemplate(accounts.accessToken(tenant, id).reveal(), account.wabaId(), template);
        return table.add(tenant, account.wabaId(), created, clock.instant());
    }

    private Account get(TenantId tenant, AccountId id) {
        return accounts.find(tenant, id).orElseThrow(() -> new NoSuchElementException("There is no account " + id));
    }
}
