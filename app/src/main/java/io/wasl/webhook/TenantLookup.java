package io.wasl.webhook;

import io.wasl.kernel.TenantId;
import java.util.Map;
import java.util.Set;

/// Knows whose numbers are whose. Implemented by the module that keeps the accounts.
public interface TenantLookup {

    /// The owners of those numbers that have one. Asked for every slice of the log, so the answer is best held in
    /// memory.
    Map<String, TenantId> tenantsOf(Set<String> phoneNumberIds);

    /// The clients of those business accounts that belong to exactly one. For events that name no number.
    default Map<String, TenantId> tenantsOfBusinesses(Set<String> wabaIds) {
        return Map.of();
    }

    /// The owners of the accounts with those callback keys.
    default Map<String, TenantId> tenantsOfKeys(Set<String> keys) {
        return Map.of();
    }

    /// Which business accounts the numbers belong to, as far as somebody has connected them.
    default Map<String, String> businessesOf(Set<String> phoneNumberIds) {
        return Map.of();
    }
}
