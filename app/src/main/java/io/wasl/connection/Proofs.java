package io.wasl.connection;

import io.wasl.database.Scopes;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Decides whose a number is. Only Meta's word makes it a client's; until then it is a claim, and a claim gives way.
@Component
class Proofs {

    /// For which other instances may still take a number's events for its former owner's.
    static final Duration OWNER_REMEMBERED = Duration.ofSeconds(30);

    private static final int MOST_CLAIMS = 50;

    private static final Logger log = LoggerFactory.getLogger(Proofs.class);

    private final WhatsAppAccounts table;
    private final Claims claims;
    private final RemovedAccounts removed;
    private final AccountChanges changes;
    private final AccountNews news;
    private final Scopes scopes;

    Proofs(
            WhatsAppAccounts table,
            Claims claims,
            RemovedAccounts removed,
            AccountChanges changes,
            AccountNews news,
            Scopes scopes) {
        this.table = table;
        this.claims = claims;
        this.removed = removed;
        this.changes = changes;
        this.news = news;
        this.scopes = scopes;
    }

    /// @param own which of the client's own accounts stands in the way
    /// @throws AccountRefused if it is the client's already, or another's
    void refuseTaken(TenantId tenant, String phoneNumberId, Predicate<Account> own) {
        if (table.find(tenant, phoneNumberId).filter(own).isPresent()) {
            throw new AccountRefused(Trouble.ALREADY_CONNECTED, null);
        }
        refuseLately(tenant, phoneNumberId);
    }

    /// @throws AccountRefused if it is a claim on a number that Meta has confirmed as another client's
    void refuseClaimOfAnothers(Account account) {
        if (account.isProven()) {
            return;
        }
        refuseLately(account.tenant(), account.phoneNumberId());
        if (claims.isProvenElsewhere(account.tenant(), account.phoneNumberId())) {
            throw new AccountRefused(Trouble.NUMBER_UNAVAILABLE, null);
        }
    }

    /// @throws AccountRefused if it is another's
    AccountId claim(TenantId tenant, NewAccount account, AccountId id, Secret verifyToken) {
        if (claims.isProvenElsewhere(tenant, account.phoneNumberId())) {
            throw new AccountRefused(Trouble.NUMBER_UNAVAILABLE, null);
        }
        // Whoever is in earnest waits for Meta; whoever is not has entered enough.
        if (table.list(tenant).stream().filter(known -> !known.isProven()).count() >= MOST_CLAIMS) {
            throw new AccountRefused(Trouble.META_UNREACHABLE, null);
        }
        return table.claim(tenant, id, account, verifyToken)
                .orElseThrow(() -> new AccountRefused(Trouble.ALREADY_CONNECTED, null));
    }

    /// @param facts as Meta has just told them
    /// @throws AccountRefused if it is another's
    AccountId prove(TenantId tenant, NewAccount account, AccountId id, Secret verifyToken, NumberFacts facts) {
        AccountId proven = unlessAnothers(() -> scopes.tenant(tenant, () -> {
            AccountId kept = table.claim(tenant, id, account, verifyToken)
                    .orElseThrow(() -> new AccountRefused(Trouble.ALREADY_CONNECTED, null));
            if (!kept.equals(id)) {
                changes.note(tenant, kept, Proof.UNPROVEN, Proof.PROVEN);
            }
            table.keep(tenant, kept, facts);
            return kept;
        }));
        settle();
        return proven;
    }

    /// Keeps what Meta tells of an account, which proves it if it was a claim.
    ///
    /// @throws AccountRefused if another client was faster
    void keep(Account account, NumberFacts facts) {
        if (account.isProven()) {
            table.keep(account.tenant(), account.id(), facts);
            return;
        }
        unlessAnothers(() -> scopes.tenant(account.tenant(), () -> {
            table.keep(account.tenant(), account.id(), facts);
            changes.note(account.tenant(), account.id(), Proof.UNPROVEN, Proof.PROVEN);
            return account;
        }));
        log.info("Meta has confirmed account {} ({}): it sends and receives from now on", account.name(), account.id());
        settle();
    }

    /// Has claims give way to those who have proven their numbers, and tells both.
    void settle() {
        claims.displace().forEach(displaced -> {
            log.warn(
                    "Client {} had claimed number {} without proof; it is client {}\u2019s",
                    displaced.claimant(),
                    displaced.claim(),
                    displaced.owner().tenant());
            news.displaced(displaced);
        });
    }

    private void refuseLately(TenantId tenant, String phoneNumberId) {
        if (removed.wasOfAnother(tenant, phoneNumberId, OWNER_REMEMBERED)) {
            throw new AccountRefused(Trouble.NUMBER_UNAVAILABLE, null);
        }
    }

    /// The database decides which of two is first.
    private static <T> T unlessAnothers(Supplier<T> proof) {
        try {
            return proof.get();
        } catch (DuplicateKeyException e) {
            throw new AccountRefused(Trouble.NUMBER_UNAVAILABLE, null);
        }
    }
}
