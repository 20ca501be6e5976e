package io.wasl.connection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.wasl.connection.AccountSeal.Column;
import io.wasl.kernel.Ids;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.meta.TokenInspection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The WhatsApp numbers of all clients.
@Component
public class Accounts {

    private static final int OWNERS_REMEMBERED = 10_000;
    private static final int VERIFY_TOKEN_BYTES = 32;
    private static final int CHANGES_SHOWN = 50;

    private static final Pattern META_ID = Pattern.compile(NewAccount.META_ID);

    private final WhatsAppAccounts table;
    private final AccountSecrets secrets;
    private final AccountChanges changes;
    private final Proofs proofs;
    private final MetaNumbers meta;
    private final AccountNews news;
    private final Ids ids;

    // Only numbers that somebody owns: one that nobody owns may be connected the next moment, by another instance.
    private final Cache<String, AccountRef> owners = Caffeine.newBuilder()
            .maximumSize(OWNERS_REMEMBERED)
            .expireAfterWrite(Proofs.OWNER_REMEMBERED)
            .build();

    Accounts(
            WhatsAppAccounts table,
            AccountSecrets secrets,
            AccountChanges changes,
            Proofs proofs,
            MetaNumbers meta,
            AccountNews news,
            Ids ids) {
        this.table = table;
        this.secrets = secrets;
        this.changes = changes;
        this.proofs = proofs;
        this.meta = meta;
        this.news = news;
        this.ids = ids;
    }

    /// Connects a number after Meta has confirmed it. A claim that the client made on it before is thereby proven,
    /// others'
    /// give way.
    ///
    /// @throws AccountRefused saying what is wrong
    public Account add(TenantId tenant, NewAccount account) {
        proofs.refuseTaken(tenant, account.phoneNumberId(), Account::isProven);
        NumberFacts facts = meta.examine(account.accessToken(), account.phoneNumberId(), account.wabaId());
        AccountId id = proofs.prove(tenant, account, new AccountId(ids.next()), verifyToken(account), facts);
        owners.invalidate(account.phoneNumberId());
        // Whoever connects it sees what is wrong, and needs no notice of it.
        facts.trouble().ifPresent(trouble -> become(tenant, id, AccountStatus.BROKEN, trouble.code()));
        return get(tenant, id);
    }

    /// Connects a number, or keeps it as a claim if Meta cannot be reached: whether it can is for nobody else to say.
    ///
    /// @throws AccountRefused saying what is wrong, where Meta does answer
    public Account addOrClaim(TenantId tenant, NewAccount account) {
        try {
            return add(tenant, account);
        } catch (AccountRefused e) {
            if (e.trouble() != Trouble.META_UNREACHABLE) {
                throw e;
            }
            return addUnchecked(tenant, account);
        }
    }

    /// Asks Meta what it would say of a number before it is connected.
    ///
    /// @throws AccountRefused saying what is wrong
    public NumberFacts look(Secret accessToken, String phoneNumberId, String wabaId) {
        return meta.examine(accessToken, phoneNumberId, wabaId);
    }

    /// Keeps a number that Meta could not be asked about, as a claim: nothing is routed to it, nothing leaves from it,
    /// and
    /// it stands in nobody's way until a later check succeeds.
    ///
    /// @throws AccountRefused if the number is taken
    public Account addUnchecked(TenantId tenant, NewAccount account) {
        proofs.refuseTaken(tenant, account.phoneNumberId(), known -> true);
        AccountId id = proofs.claim(tenant, account, new AccountId(ids.next()), verifyToken(account));
        // Nobody has it, as was just seen: whoever is remembered had it.
        owners.invalidate(account.phoneNumberId());
        broken(tenant, id, Trouble.META_UNREACHABLE);
        return get(tenant, id);
    }

    public List<Account> list(TenantId tenant) {
        return table.list(tenant);
    }

    public Optional<Account> find(TenantId tenant, AccountId id) {
        return table.find(tenant, id);
    }

    /// For the engine: numbers of all clients, as they are now; those that are gone are left out.
    public List<SendingNumber> sendingNumbers(Collection<AccountId> ids) {
        return table.sendingNumbers(ids);
    }

    /// Whose the numbers are, as Meta has confirmed; those that nobody has connected are left out.
    public Map<String, AccountRef> byPhoneNumberId(Collection<String> phoneNumberIds) {
        Map<String, AccountRef> found = new HashMap<>(owners.getAllPresent(phoneNumberIds));
        List<String> unknown = phoneNumberIds.stream()
                .filter(id -> !found.containsKey(id) && META_ID.matcher(id).matches())
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            table.owners(unknown).forEach(owned -> {
                owners.put(owned.phoneNumberId(), owned.account());
                found.put(owned.phoneNumberId(), owned.account());
            });
        }
        return Map.copyOf(found);
    }

    /// One account of each business account and client through which Meta can be asked, over all clients.
    public List<AccountRef> oneOfEachBusiness() {
        return table.oneOfEachBusiness();
    }

    /// Which clients have a number of the business account.
    public Set<TenantId> clientsOf(String wabaId) {
        return table.clientsOf(wabaId);
    }

    /// @throws NoSuchAccount if the client has no such account
    public Secret accessToken(TenantId tenant, AccountId id) {
        return secrets.find(tenant, id, Column.ACCESS_TOKEN).orElseThrow(() -> absent(id));
    }

    /// What Meta must show to have this account's callback address confirmed.
    ///
    /// @throws NoSuchAccount if the client has no such account
    public Secret verifyToken(TenantId tenant, AccountId id) {
        return secrets.find(tenant, id, Column.VERIFY_TOKEN).orElseThrow(() -> absent(id));
    }

    /// What signs the webhooks of an account that brings its own app; empty where the installation's app does.
    public Optional<Secret> appSecret(TenantId tenant, AccountId id) {
        return secrets.find(tenant, id, Column.APP_SECRET);
    }

    /// What Meta tells the installation's app about the account's token; empty where there is no such app, or Meta does
    /// not tell it.
    ///
    /// @throws NoSuchAccount if the client has no such account
    public Optional<TokenInspection> inspectToken(TenantId tenant, AccountId id) {
        return meta.inspect(accessToken(tenant, id));
    }

    /// What changed about the account, the newest first.
    public List<AccountChange> history(TenantId tenant, AccountId id) {
        return changes.latest(tenant, id, CHANGES_SHOWN);
    }

    /// Calls it otherwise among the client's own people; the name that recipients see is Meta's.
    ///
    /// @throws NoSuchAccount if the client has no such account
    public void rename(TenantId tenant, AccountId id, String name) {
        if (!table.rename(tenant, id, NewAccount.requireName(name))) {
            throw absent(id);
        }
    }

    /// Lets nothing leave until [#resume].
    ///
    /// @param reason for people
    /// @return false if it is broken, so that nothing leaves anyway
    public boolean pause(TenantId tenant, AccountId id, String reason) {
        return become(tenant, id, AccountStatus.PAUSED, reason);
    }

    /// @return false if it is broken, which a resumption does not repair
    public boolean resume(TenantId tenant, AccountId id) {
        return become(tenant, id, AccountStatus.CONNECTED, null);
    }

    /// Stops an account on Meta's word until a person has seen to it, and tells the client.
    ///
    /// @param reason for people
    /// @param code Meta's
    public void stop(TenantId tenant, AccountId id, String reason, int code) {
        if (pause(tenant, id, reason)) {
            news.stopped(tenant, get(tenant, id), code);
        }
    }

    /// Marks an account that Meta refuses to serve, and tells the client. A paused one stays paused.
    public void broken(TenantId tenant, AccountId id, Trouble trouble) {
        if (become(tenant, id, AccountStatus.BROKEN, trouble.code()) && trouble.lasts()) {
            news.broke(tenant, get(tenant, id), trouble);
        }
    }

    /// Marks an account whose token Meta refused while something was sent with it. A paused one stays paused.
    ///
    /// @return false if the token is no longer the account's: the one that took its place may be better
    public boolean refuseToken(TenantId tenant, AccountId id, Secret refused, Trouble trouble) {
        return secrets.whileItHas(tenant, id, refused, () -> broken(tenant, id, trouble));
    }

    /// Puts a new token in the place of the old one after Meta has accepted it; nothing that runs is interrupted.
    ///
    /// @throws AccountRefused saying what is wrong; the old token then stays
    public Account replaceAccessToken(TenantId tenant, AccountId id, Secret token) {
        Account account = get(tenant, id);
        proofs.refuseClaimOfAnothers(account);
        NumberFacts facts = meta.examine(token, account.phoneNumberId(), account.wabaId());
        secrets.replaceAccessToken(tenant, id, token);
        keep(account, facts);
        return get(tenant, id);
    }

    /// Puts a new app secret in the place of the old one; it counts within half a minute. Secrets that are to hold
    /// for a while longer follow the new one after commas.
    ///
    /// @throws NoSuchAccount if the client has no such account
    public void replaceAppSecret(TenantId tenant, AccountId id, Secret secret) {
        NewAccount.requireAppSecret(secret);
        if (!secrets.replaceAppSecret(tenant, id, secret)) {
            throw absent(id);
        }
    }

    /// Asks Meta about the account, and keeps what it tells: also that it does not serve the account any more, or
    /// again.
    ///
    /// @throws AccountRefused saying what is wrong
    public NumberFacts refresh(TenantId tenant, AccountId id) {
        Account account = get(tenant, id);
        proofs.refuseClaimOfAnothers(account);
        try {
            NumberFacts facts = meta.examine(accessToken(tenant, id), account.phoneNumberId(), account.wabaId());
            keep(account, facts);
            return facts;
        } catch (AccountRefused e) {
            if (e.trouble().lasts()) {
                broken(tenant, id, e.trouble());
            }
            throw e;
        }
    }

    void forget(Account account) {
        owners.invalidate(account.phoneNumberId());
    }

    private static Secret verifyToken(NewAccount account) {
        Secret given = account.verifyToken();
        return given == null ? new Secret(RandomText.ofBytes(VERIFY_TOKEN_BYTES)) : given;
    }

    private void keep(Account account, NumberFacts facts) {
        proofs.keep(account, facts);
        facts.trouble().ifPresent(trouble -> broken(account.tenant(), account.id(), trouble));
    }

    private boolean become(TenantId tenant, AccountId id, AccountStatus next, @Nullable String problem) {
        return table.become(tenant, id, next, problem);
    }

    private Account get(TenantId tenant, AccountId id) {
        return find(tenant, id).orElseThrow(() -> absent(id));
    }

    private static NoSuchAccount absent(AccountId id) {
        return new NoSuchAccount(id);
    }
}
