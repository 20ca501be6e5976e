package io.wasl.cli;

import io.wasl.kernel.TenantId;
import io.wasl.tenant.Tenant;
import io.wasl.tenant.Tenants;

/// The clients as commands name them.
final class Clients {

    private Clients() {}

    static TenantId named(Tenants tenants, String name) {
        return tenants.named(name)
                .map(Tenant::id)
                .orElseThrow(() -> new CannotDo("There is no client named '" + name
                        + "'; add it with ./wasl client add --name '" + name + "'"));
    }
}
