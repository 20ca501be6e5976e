package io.wasl.connection;

import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.webhook.OwnVerifyTokens;
import io.wasl.webhook.TenantLookup;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the webhook door asks about accounts.
@Component
class DoorKeys implements TenantLookup, OwnVerifyTokens {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Accounts accounts;
    private final WhatsAppAccounts table;

    DoorKeys(Accounts accounts, WhatsAppAccounts table) {
        this.accounts = accounts;
        this.table = table;
    }

    @Override
    public Map<String, TenantId> tenantsOf(Set<String> phoneNumberIds) {
        return accounts.byPhoneNumberId(phoneNumberIds).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, owner -> owner.getValue().tenant()));
    }

    @Override
    public Map<String, TenantId> tenantsOfBusinesses(Set<String> wabaIds) {
        return table.soleOwners(wabaIds);
    }

    /// What is compared are digests, so that the time it takes tells nothing about the token.
    @Override
    public boolean accepts(String token, @Nullable String key) {
        if (key != null && !KEY.matcher(key).matches()) {
            return false;
        }
        return table.hasVerifyToken(AccountSecrets.digest(new Secret(token)), key);
    }
}
