package io.wasl.testing;

import io.wasl.connection.Account;
import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.database.Scopes;
import io.wasl.identity.ApiKeys;
import io.wasl.identity.CurrentUser;
import io.wasl.identity.NewUser;
import io.wasl.identity.UserRole;
import io.wasl.identity.Users;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.tenant.Tenants;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    /// A client that no other test has.
    public TenantId newClient(String name) {
        return context.getBean(Tenants.class)
                .add(name + " " + UUID.randomUUID())
                .id();
    }

    /// An owner who signs in with the address that is answered, and `PASSWORD`.
    public String newOwner(TenantId client) {
        var email = "hanta-" + UUID.randomUUID() + "@soa.example";
        user(client, email, UserRole.OWNER);
        return email;
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

    /// Forgets the numbers of all clients as if they had never been connected, so that any client may connect them.
    public void forgetNumbers() {
        var jdbc = context.getBean(JdbcClient.class);
        context.getBean(Scopes.class).engine(() -> {
            jdbc.sql("DELETE FROM whatsapp_accounts").update();
            jdbc.sql("DELETE FROM removed_account").update();
        });
    }

    /// Connects a number of the simulator's.
    public Account connect(TenantId client, String name, String phoneNumberId) {
        var token = new Secret(MetaSimulator.ACCESS_TOKEN);
        return context.getBean(Accounts.class)
                .add(client, new NewAccount(name, phoneNumberId, MetaSimulator.WABA, token, null, null, null));
    }

    /// A new key that opens everything, or the given scopes.
    public String apiKey(TenantId client, String... scopes) {
        return context.getBean(ApiKeys.class)
                .create(client, "Test", scopes.length == 0 ? List.of("*") : List.of(scopes))
                .reveal();
    }
}
