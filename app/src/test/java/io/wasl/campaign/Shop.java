package io.wasl.campaign;

import io.wasl.audience.Audience;
import io.wasl.connection.AccountId;
import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.contact.ContactChange;
import io.wasl.contact.ContactId;
import io.wasl.contact.Contacts;
import io.wasl.contact.MarketingConsent;
import io.wasl.contact.NewContact;
import io.wasl.database.Scopes;
import io.wasl.kernel.E164;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.tenant.Tenants;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A client with a number, an approved template and customers, for tests that never reach Meta.
@TestComponent
class Shop {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Tenants tenants;
    private final Accounts accounts;
    private final Contacts contacts;
    private final Scopes scopes;
    private final JdbcClient jdbc;
    private TenantId tenant = new TenantId(new UUID(0, 0));
    private AccountId account = new AccountId(new UUID(0, 0));
    private String waba = "";

    Shop(Tenants tenants, Accounts accounts, Contacts contacts, Scopes scopes, JdbcClient jdbc) {
        this.tenants = tenants;
        this.accounts = accounts;
        this.contacts = contacts;
        this.scopes = scopes;
        this.jdbc = jdbc;
    }

    /// Begins anew: another client, with nothing but a number and the template `soldes`, which greets by name.
    void open() {
        int number = COUNT.incrementAndGet();
        tenant = tenants.add("Boutique " + number).id();
        waba = "9000000" + number;
        account = connect("8000000" + number, waba);
        sql("""
                INSERT INTO template (tenant_id, id, waba_id, meta_id, name, language, category, status, quality,
                    parameter_format, components, version, synced_at, created_at)
                SELECT id, gen_random_uuid(), '%s', '77', 'soldes', 'fr', 'MARKETING', 'APPROVED', 'GREEN', 'POSITIONAL',
                    '[{"type":"BODY","text":"Bonjour {{1}}, -20 %% !","example":{"body_text":[["Rivo"]]}}]', 'v1',
                    now(), now()
                FROM tenant
                """.formatted(waba));
    }

    /// Of the same business, so that it has the same template.
    AccountId anotherNumber() {
        return connect("7000000" + COUNT.incrementAndGet(), waba);
    }

    AccountId numberOfAnotherBusiness() {
        return connect("7000000" + COUNT.incrementAndGet(), "6000000" + COUNT.incrementAndGet());
    }

    void giveTemplateTo(AccountId number) {
        sql("""
                INSERT INTO template (tenant_id, id, waba_id, meta_id, name, language, category, status, quality,
                    parameter_format, components, version, synced_at, created_at)
                SELECT t.tenant_id, gen_random_uuid(), a.waba_id, '78', t.name, t.language, t.category, t.status,
                    t.quality, t.parameter_format, t.components, t.version, now(), now()
                FROM template t, whatsapp_accounts a WHERE a.id = '%s'
                """.formatted(number));
    }

    private AccountId connect(String phoneNumberId, String business) {
        AccountId id = accounts.addUnchecked(
                        tenant,
                        new NewAccount(
                                "Boutique", phoneNumberId, business, new Secret("token-of-the-shop"), null, null, null))
                .id();
        accounts.resume(tenant, id);
        sql("""
                UPDATE whatsapp_accounts SET status = 'CONNECTED', display_phone_number = '+261 34 00 000 00', proven_at = now()
                WHERE id = '%s'
                """.formatted(id));
        return id;
    }

    /// @param tier Meta's word for how many people may be written to in 24 hours
    void limit(AccountId number, String tier) {
        sql("UPDATE whatsapp_accounts SET messaging_limit = '%s' WHERE id = '%s'".formatted(tier, number));
    }

    TenantId tenant() {
        return tenant;
    }

    AccountId account() {
        return account;
    }

    /// To all who have the tag `vip`, by their name.
    Draft draft() {
        return draft(new Audience.Tags(Set.of("vip"), Set.of()));
    }

    Draft draft(Audience audience) {
        return Draft.named("Soldes")
                .withAccount(account)
                .withTemplate(new TemplateChoice("soldes", "fr"))
                .withAudience(audience)
                .withVariables(Map.of("1", new VariableSource.Attribute("name", null)));
    }

    ContactId vip(String phone, String name) {
        return contacts.add(
                        tenant,
                        new NewContact(
                                new E164(phone),
                                null,
                                name,
                                null,
                                List.of("vip"),
                                Map.of(),
                                MarketingConsent.UNKNOWN,
                                "api"))
                .id();
    }

    void optOut(ContactId contact) {
        contacts.change(
                tenant, contact, new ContactChange(null, null, null, null, null, MarketingConsent.OPTED_OUT, "api"));
    }

    void rename(ContactId contact, String name) {
        contacts.change(tenant, contact, new ContactChange(null, name, null, null, null, null, "api"));
    }

    /// As many customers with the tag, made in the database itself.
    void crowd(int people) {
        scopes.tenant(tenant, () -> {
            jdbc.sql("""
                    INSERT INTO contact (tenant_id, id, phone, name, source, created_at, updated_at)
                    SELECT t.id, uuidv7(), '+26134' || lpad(n::text, 7, '0'), 'Client ' || n, 'api', now(), now()
                    FROM tenant t, generate_series(1, ?) AS n
                    """).param(people).update();
            // The plan of the foreign key's check may stem from when there was hardly a contact.
            jdbc.sql("DISCARD PLANS").update();
            jdbc.sql("""
                    INSERT INTO tag (tenant_id, key, spelling) SELECT id, 'vip', 'vip' FROM tenant
                    ON CONFLICT DO NOTHING
                    """).update();
            jdbc.sql("""
                    INSERT INTO contact_tag (tenant_id, contact_id, tag) SELECT tenant_id, id, 'vip' FROM contact
                    """).update();
        });
    }

    void template(String change) {
        sql("UPDATE template SET " + change);
    }

    void pauseAccount() {
        accounts.pause(tenant, account, "test");
    }

    void resumeAccount() {
        accounts.resume(tenant, account);
    }

    /// A statement behind the wall: it reaches this shop's rows only.
    void sql(String statement) {
        scopes.tenant(tenant, () -> jdbc.sql(statement).update());
    }

    /// A statement in the caller's scope.
    void anywhere(String statement) {
        jdbc.sql(statement).update();
    }

    <T> T number(String query, Class<T> type) {
        return scopes.tenant(tenant, () -> jdbc.sql(query).query(type).single());
    }
}
