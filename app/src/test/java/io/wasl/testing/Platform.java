package io.wasl.testing;

import io.wasl.identity.ApiKeys;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.NewUser;
import io.wasl.identity.UserRole;
import io.wasl.identity.Users;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.tenant.Tenants;
import java.util.List;
import org.springframework.context.ApplicationContext;

/// People and programs for tests, made through the platform's own doors.
public final class Platform {

    public static final String PASSWORD = "correct horse battery";

    private final ApplicationContext context;

    public Platform(ApplicationContext context) {
        this.context = context;
    }

    public TenantId client(String name) {
        var tenants = context.getBean(Tenants.class);
        return tenants.named(name).orElseGet(() -> tenants.add(name)).id();
    }

    /// Somebody of that role who signs in with `PASSWORD`.
    public CurrentUser user(TenantId client, String email, UserRole role) {
        var users = context.getBean(Users.class);
        var id = users.add(new NewUser(client, "Hanta Andria", email, role), new Secret(PASSWORD));
        return users.find(id).orElseThrow().asCurrent();
    }

    public boolean isUnknown(String email) {
        return context.getBean(Tenants.class).all().stream()
                .flatMap(tenant -> context.getBean(Users.class).list(tenant.id()).stream())
                .noneMatch(user -> user.email().equals(email));
    }

    /// A new key that opens everything, or the given scopes.
    public String apiKey(TenantId client, String... scopes) {
        return context.getBean(ApiKeys.class)
                .create(client, "Test", List.of(scopes))
                .reveal();
    }
}
