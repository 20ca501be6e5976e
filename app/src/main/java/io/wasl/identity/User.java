package io.wasl.identity;

import io.wasl.kernel.Language;
import io.wasl.kernel.TenantId;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// A person as the installation keeps them.
///
/// @param language what they chose; null follows the browser
/// @param zone what they chose; null follows the browser
/// @param credentialsVersion grows when their password or their rights change; sessions of an older one are over
public record User(
        UserId id,
        @Nullable TenantId tenant,
        String name,
        String email,
        UserRole role,
        @Nullable Language language,
        @Nullable ZoneId zone,
        boolean disabled,
        int credentialsVersion,
        Instant createdAt) {

    public CurrentUser asCurrent() {
        return new CurrentUser(id, tenant, name, email, role);
    }
}
