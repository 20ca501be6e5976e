package io.wasl.identity;

import io.wasl.kernel.TenantId;
import org.jspecify.annotations.Nullable;

/// The person whose request this is. Controllers take it as an argument.
///
/// @param tenant the client they act for; operators act for none
public record CurrentUser(UserId id, @Nullable TenantId tenant, String name, String email, UserRole role) {

    public boolean may(Permission permission) {
        return role.may(permission);
    }

    /// @throws NotPermitted if the role does not allow it
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new NotPermitted(role + " may not " + permission);
        }
    }

    /// The client they act for.
    ///
    /// @throws NotPermitted for an operator, who has none
    public TenantId client() {
        if (tenant == null) {
            throw new NotPermitted("An operator acts for no client");
        }
        return tenant;
    }
}
