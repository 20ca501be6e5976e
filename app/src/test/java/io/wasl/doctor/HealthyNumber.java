package io.wasl.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.connection.Subscriptions;
import io.wasl.database.Scopes;
import io.wasl.doctor.Check.Name;
import io.wasl.doctor.Check.Verdict;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.template.Templates;
import io.wasl.tenant.Tenants;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.PublicAddress;
import io.wasl.testing.WaslTest;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// A number with which all is well, until a test plants a fault. One platform serves all the tests that extend this.
@WaslTest
@TestPropertySource(properties = "wasl.webhook.failures=100000")
abstract class HealthyNumber {

    static final MetaSimulator META = MetaSimulator.INSTANCE;
    static final PublicAddress ADDRESS = PublicAddress.INSTANCE;
    static final Secret TOKEN = new Secret(MetaSimulator.ACCESS_TOKEN);

    final Doctor doctor;
    final CheckTexts texts;
    final Accounts accounts;
    final Subscriptions subscriptions;
    private final Templates templates;
    private final SmartLifecycle log;
    final Tenants tenants;
    final Scopes scopes;
    final JdbcClient jdbc;
    TenantId soa = new TenantId(UUID.randomUUID());
    AccountId shop = new AccountId(UUID.randomUUID());

    HealthyNumber(ApplicationContext beans) {
        this.doctor = beans.getBean(Doctor.class);
        this.texts = beans.getBean(CheckTexts.class);
        this.accounts = beans.getBean(Accounts.class);
        this.subscriptions = beans.getBean(Subscriptions.class);
        this.templates = beans.getBean(Templates.class);
        // Deliveries are kept, but not read: what is planted in the log stays there.
        this.log = beans.getBean("io.wasl.webhook.WebhookLog", SmartLifecycle.class);
        this.tenants = beans.getBean(Tenants.class);
        this.scopes = beans.getBean(Scopes.class);
        this.jdbc = beans.getBean(JdbcClient.class);
    }

    @BeforeEach
    void aNumberWithWhichAllIsWell(@LocalServerPort int port) {
        if (!log.isRunning()) {
            log.start();
        }
        META.reset();
        ADDRESS.lead(port);
        sql("DELETE FROM whatsapp_accounts");
        sql("UPDATE webhook_cursor SET position = (SELECT coalesce(max(id), position) FROM webhook_log)");
        sql("DELETE FROM webhook_event");
        soa = tenants.add("Soa " + UUID.randomUUID()).id();
        shop = accounts.add(soa, shop(null)).id();
        subscriptions.register(soa, shop);
        templates.sync(soa, shop);
        sql("UPDATE whatsapp_accounts SET last_webhook_at = now()");
        sql(
                "UPDATE template SET status = 'APPROVED', announced_category = NULL, quality = 'GREEN' WHERE status <> 'PENDING'");
    }

    Check assertFound(Name name, String outcome, Verdict verdict) {
        Map<Name, Check> checks = checks();
        assertThat(checks).containsKey(name);
        Check found = checks.get(name);
        assertThat(found.outcome()).as("%s", checks).isEqualTo(outcome);
        assertThat(found.verdict()).isEqualTo(verdict);
        return found;
    }

    Map<Name, Check> checks() {
        return doctor.examine(soa, shop).stream().collect(Collectors.toMap(Check::name, Function.identity()));
    }

    String verifyToken() {
        return accounts.verifyToken(soa, shop).reveal();
    }

    void sql(String statement) {
        scopes.engine(() -> jdbc.sql(statement).update());
    }

    static void plant(String what, String fact) {
        META.call("POST", "/simulator/" + what, fact);
    }

    static NewAccount shop(@Nullable Secret appSecret) {
        return new NewAccount("Shop", MetaSimulator.SHOP, MetaSimulator.WABA, TOKEN, null, appSecret, null);
    }
}
