package io.wasl.sandbox;

import io.wasl.campaign.TemplateChoice;
import io.wasl.connection.Account;
import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.identity.NewUser;
import io.wasl.identity.UserRole;
import io.wasl.identity.Users;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.template.Templates;
import io.wasl.tenant.Tenants;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Fills an empty sandbox, once; a sandbox that has its client is left as its user left it.
@Component
public class Demo {

    public static final String EMAIL = "hanta@boutique-soa.example";
    public static final String PASSWORD = "sandbox-password";
    public static final String ACCESS_TOKEN = "sandbox-access-token";

    static final String USER = "Hanta A.";

    private static final Logger log = LoggerFactory.getLogger(Demo.class);
    private static final String CLIENT = "Boutique Soa";
    private static final String WABA = "200000000000001";

    private final Tenants tenants;
    private final Users users;
    private final Accounts accounts;
    private final Templates templates;
    private final DemoCustomers customers;
    private final DemoCampaigns campaigns;
    private final DemoVisitors visitors;

    Demo(
            Tenants tenants,
            Users users,
            Accounts accounts,
            Templates templates,
            DemoCustomers customers,
            DemoCampaigns campaigns,
            DemoVisitors visitors) {
        this.tenants = tenants;
        this.users = users;
        this.accounts = accounts;
        this.templates = templates;
        this.customers = customers;
        this.campaigns = campaigns;
        this.visitors = visitors;
    }

    public void prepare() {
        var known = tenants.named(CLIENT);
        if (known.isPresent()) {
            if (users.list(known.get().id()).isEmpty()) {
                log.warn("An earlier start ended before the demo client was ready; begin anew with --fresh");
            }
            return;
        }
        log.info("Preparing the demo client '{}'", CLIENT);
        var tenant = tenants.add(CLIENT).id();
        var shop = connect(tenant, "Boutique Soa", "100000000000001");
        var service = connect(tenant, "Soa Service", "100000000000002");
        templates.sync(tenant, shop.id());
        var typed = customers.bringIn(tenant);
        campaigns.sent(tenant, service, "عروض الربيع", new TemplateChoice("spring_offers_ar", "ar"), Set.of("golfe"));
        campaigns.sent(tenant, shop, "Avant-première VIP", new TemplateChoice("soldes_printemps", "fr"), Set.of("vip"));
        campaigns.unfinished(tenant, shop);
        campaigns.ready(tenant, shop, typed);
        visitors.write();
        // The last step: who can sign in finds everything in its place.
        users.add(new NewUser(tenant, USER, EMAIL, UserRole.OWNER), new Secret(PASSWORD));
    }

    private Account connect(TenantId tenant, String name, String phoneNumberId) {
        return accounts.add(
                tenant, new NewAccount(name, phoneNumberId, WABA, new Secret(ACCESS_TOKEN), null, null, null));
    }
}
