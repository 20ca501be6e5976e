package io.wasl.template;

import io.wasl.connection.Account;
import io.wasl.connection.AccountId;
import io.wasl.connection.AccountRefused;
import io.wasl.connection.Accounts;
import io.wasl.connection.NoSuchAccount;
import io.wasl.connection.Trouble;
import io.wasl.kernel.TenantId;
import io.wasl.meta.CloudApi;
import io.wasl.meta.GraphError;
import io.wasl.meta.GraphException;
import io.wasl.meta.GraphUnreachableException;
import io.wasl.meta.TemplateDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The templates of all clients, as Meta last told them.
@Component
public class Templates {

    private final KeptTemplates table;
    private final TemplateSyncs syncs;
    private final Accounts accounts;
    private final CloudApi meta;
    private final Clock clock;

    Templates(KeptTemplates table, TemplateSyncs syncs, Accounts accounts, CloudApi meta, Clock clock) {
        this.table = table;
        this.syncs = syncs;
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
    /// @throws NoSuchAccount if the client has no such account
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

    /// When Meta was last asked for any of the client's templates.
    public Optional<Instant> lastSync(TenantId tenant) {
        return syncs.lastOf(tenant);
    }

    /// Asks Meta for all templates of the account's business account.
    ///
    /// @throws AccountRefused if Meta does not tell
    /// @throws NoSuchAccount if the client has no such account
    public SyncResult sync(TenantId tenant, AccountId id) {
        Account account = get(tenant, id);
        Instant askedAt = clock.instant();
        SyncResult result = table.replaceAll(tenant, account.wabaId(), told(account), askedAt);
        syncs.done(tenant, account.wabaId(), askedAt);
        return result;
    }

    /// Hands a new template to Meta for review.
    ///
    /// @param template as Meta's documentation has it: name, language, category, components, …
    /// @throws TemplateRefused if something about the template is wrong
    /// @throws AccountRefused if Meta does not serve the account
    /// @throws NoSuchAccount if the client has no such account
    public Template create(TenantId tenant, AccountId id, JsonNode template) {
        Account account = get(tenant, id);
        String token = accounts.accessToken(tenant, id).reveal();
        try {
            TemplateDefinition created = meta.createTemplate(token, account.wabaId(), template);
            return table.add(tenant, account.wabaId(), created, clock.instant());
        } catch (GraphException e) {
            throw refusal(account, e);
        } catch (GraphUnreachableException e) {
            throw new AccountRefused(Trouble.META_UNREACHABLE, e.getMessage());
        }
    }

    private List<TemplateDefinition> told(Account account) {
        try {
            String token = accounts.accessToken(account.tenant(), account.id()).reveal();
            return meta.templates(token, account.wabaId());
        } catch (GraphException e) {
            throw refused(account, Trouble.of(e.error(), Trouble.WABA_NOT_FOUND), e.error());
        } catch (GraphUnreachableException e) {
            throw new AccountRefused(Trouble.META_UNREACHABLE, e.getMessage());
        }
    }

    /// What Meta says about the object is about the template here: the business account was asked before.
    private RuntimeException refusal(Account account, GraphException e) {
        GraphError error = e.error();
        Trouble trouble = Trouble.of(error, Trouble.META_REFUSED);
        return trouble == Trouble.META_REFUSED
                ? new TemplateRefused(error.details() == null ? error.message() : error.details())
                : refused(account, trouble, error);
    }

    private AccountRefused refused(Account account, Trouble trouble, GraphError error) {
        if (trouble == Trouble.TOKEN_INVALID || trouble == Trouble.TOKEN_EXPIRED) {
            accounts.broken(account.tenant(), account.id(), trouble);
        }
        return new AccountRefused(trouble, error.message());
    }

    private Account get(TenantId tenant, AccountId id) {
        return accounts.find(tenant, id).orElseThrow(() -> new NoSuchAccount(id));
    }
}
