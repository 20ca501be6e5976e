package io.wasl.sandbox;

import io.wasl.identity.NewUser;
import io.wasl.identity.UserRole;
import io.wasl.identity.Users;
import io.wasl.kernel.Secret;
import io.wasl.tenant.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Fills an empty sandbox, once; a sandbox that has its client is left as its user left it.
@Component
public class Demo {

    public static final String EMAIL = "hanta@boutique-soa.example";
    public static final String PASSWORD = "sandbox-password";
    public static final String ACCESS_TOKEN = "sandbox-access-token";

    private static final Logger log = LoggerFactory.getLogger(Demo.class);
    private static final String CLIENT = "Boutique Soa";

    private final Tenants tenants;
    private final Users users;

    Demo(Tenants tenants, Users users) {
        this.tenants = tenants;
        this.users = users;
    }

    public void prepare() {
        if (tenants.named(CLIENT).isPresent()) {
            return;
        }
        log.info("Preparing the demo client '{}'", CLIENT);
        var client = tenants.add(CLIENT).id();
        users.add(new NewUser(client, "Hanta Andria", EMAIL, UserRole.OWNER), new Secret(PASSWORD));
    }
}
