package io.wasl.connection;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.webhook.OwnAppSecrets;
import io.wasl.webhook.OwnVerifyTokens;
import io.wasl.webhook.TenantLookup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the webhook door asks about accounts.
@Component
class DoorKeys implements TenantLookup, OwnVerifyTokens, OwnAppSecrets {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final Duration SECRET_REMEMBERED = Duration.ofSeconds(30);
    private static final int SECRETS_REMEMBERED = 10_000;

    private final Accounts accounts;
    private final WhatsAppAccounts table;
    private final BusinessAccounts businesses;
    private final AccountSecrets secrets;
    private final LoadingCache<String, List<Secret>> appSecrets;

    DoorKeys(Accounts accounts, WhatsAppAccounts table, BusinessAccounts businesses, AccountSecrets secrets) {
        this.accounts = accounts;
        this.table = table;
        this.businesses = businesses;
        this.secrets = secrets;
        appSecrets = Caffeine.newBuilder()
                .maximumSize(SECRETS_REMEMBERED)
                .expireAfterWrite(SECRET_REMEMBERED)
                .build(secrets::appSecrets);
    }

    /// Remembered for a while, also that a key is nobody's: this is asked for every request to an account's address.
    @Override
    public List<Secret> of(String key) {
        return KEY.matcher(key).matches() ? appSecrets.get(key) : List.of();
    }

    @Override
    public Map<String, TenantId> tenantsOfKeys(Set<String> keys) {
        return table.ownersOfKeys(keys);
    }

    @Override
    public Map<String, TenantId> tenantsOf(Set<String> phoneNumberIds) {
        return accounts.byPhoneNumberId(phoneNumberIds).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, owner -> owner.getValue().tenant()));
    }

    @Override
    public Map<String, String> businessesOf(Set<String> phoneNumberIds) {
        return accounts.byPhoneNumberId(phoneNumberIds).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, owner -> owner.getValue().wabaId()));
    }

    @Override
    public Map<String, TenantId> tenantsOfBusinesses(Set<String> wabaIds) {
        return businesses.soleOwners(wabaIds);
    }

    /// What is compared are digests, so that the time it takes tells nothing about the token.
    @Override
    public boolean accepts(String token, @Nullable String key) {
        if (key != null && !KEY.matcher(key).matches()) {
            return false;
        }
        return secrets.hasVerifyToken(AccountSeal.digest(new Secret(token)), key);
    }
}
