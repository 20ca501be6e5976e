package io.wasl.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wasl.connection.AccountId;
import io.wasl.connection.AccountRefused;
import io.wasl.connection.AccountStatus;
import io.wasl.connection.Accounts;
import io.wasl.connection.NewAccount;
import io.wasl.connection.Trouble;
import io.wasl.database.Scopes;
import io.wasl.identity.UserId;
import io.wasl.kernel.Secret;
import io.wasl.kernel.TenantId;
import io.wasl.meta.Component;
import io.wasl.notice.NoticeKind;
import io.wasl.notice.Notices;
import io.wasl.tenant.Tenants;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.WaslTest;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Templates and the Meta that keeps them.
@WaslTest
class TemplateSyncTests {

    private static final MetaSimulator META = MetaSimulator.INSTANCE;

    private static final UserId READER = new UserId(UUID.randomUUID());

    private final Templates templates;
    private final Notices notices;
    private final Accounts accounts;
    private final Tenants tenants;
    private final Scopes scopes;
    private final JdbcClient jdbc;
    private TenantId soa = new TenantId(UUID.randomUUID());
    private AccountId shop = new AccountId(UUID.randomUUID());

    TemplateSyncTests(
            @Autowired Templates templates,
            @Autowired Notices notices,
            @Autowired Accounts accounts,
            @Autowired Tenants tenants,
            @Autowired Scopes scopes,
            @Autowired JdbcClient jdbc) {
        this.templates = templates;
        this.notices = notices;
        this.accounts = accounts;
        this.tenants = tenants;
        this.scopes = scopes;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aConnectedNumber() {
        META.reset();
        scopes.engine(() -> jdbc.sql("DELETE FROM whatsapp_accounts").update());
        soa = tenants.add("Soa " + UUID.randomUUID()).id();
        shop = connect(MetaSimulator.SHOP);
    }

    @Test
    void allTemplatesOfTheBusinessAreFetched() {
        SyncResult result = templates.sync(soa, shop);

        assertThat(result.total()).isEqualTo(result.added()).isGreaterThan(5);
        assertThat(templates.list(soa, shop)).hasSize(result.total());
        assertThat(templates.lastSync(soa)).isPresent();
        Template sale = templates.byName(soa, shop, "spring_sale", "en").orElseThrow();
        assertThat(sale.canSend()).isTrue();
        assertThat(sale.variables()).extracting(variable -> variable.key()).containsExactly("1", "2");
        assertThat(templates
                        .byName(soa, shop, "flash_weekend", sale.language())
                        .or(() -> templates.byName(soa, shop, "flash_weekend", "fr"))
                        .orElseThrow()
                        .status())
                .isEqualTo(TemplateStatus.PAUSED);
    }

    @Test
    void everyNumberOfTheBusinessSharesThem() {
        templates.sync(soa, shop);

        assertThat(templates.list(soa, connect(MetaSimulator.SERVICE))).isEqualTo(templates.list(soa, shop));
    }

    @Test
    void severalPagesAreFollowed() {
        for (int i = 0; i < 230; i++) {
            add("many_" + i, "Hello {{1}}, number " + i + " is ready for you today.");
        }

        assertThat(templates.sync(soa, shop).total()).isGreaterThan(230);
        assertThat(templates.byName(soa, shop, "many_229", "en")).isPresent();
    }

    @Test
    void whatChangedAtMetaChangesHere() {
        templates.sync(soa, shop);
        Template before = templates.byName(soa, shop, "spring_sale", "en").orElseThrow();
        META.call(
                "PATCH",
                "/simulator/templates",
                "{'id':'%s','status':'PAUSED','quality':'RED'}".formatted(before.metaId()));

        assertThat(templates.sync(soa, shop)).matches(result -> result.changed() == 1 && result.added() == 0);
        assertThat(templates.find(soa, before.id()).orElseThrow())
                .matches(after -> after.status() == TemplateStatus.PAUSED)
                .matches(after -> after.version().equals(before.version()));
        assertThat(notices.latest(soa, READER))
                .as("the news of it was lost, so nobody had told the client")
                .singleElement()
                .matches(notice -> notice.kind() == NoticeKind.TEMPLATE_PAUSED)
                .matches(notice -> notice.path().equals("/templates/" + before.id()));
        templates.sync(soa, shop);
        assertThat(notices.latest(soa, READER)).hasSize(1);
    }

    @Test
    void whatIsDeletedAtMetaCannotBeSentAnyMore() {
        templates.sync(soa, shop);
        Template sale = templates.byName(soa, shop, "spring_sale", "en").orElseThrow();
        META.call("DELETE", "/" + MetaSimulator.WABA + "/message_templates?name=spring_sale", "");

        assertThat(templates.sync(soa, shop).deleted()).isEqualTo(1);
        assertThat(templates.byName(soa, shop, "spring_sale", "en")).isEmpty();
        assertThat(templates.find(soa, sale.id()).orElseThrow().canSend()).isFalse();
    }

    @Test
    void aNewTemplateIsSubmittedAndKept() {
        Template created = templates.create(soa, shop, json("""
                {'name':'hello_again','language':'en','category':'UTILITY','parameter_format':'NAMED','components':[
                 {'type':'HEADER','format':'TEXT','text':'Order {{order}}','example':{'header_text_named_params':[{'param_name':'order','example':'42'}]}},
                 {'type':'BODY','text':'Hello {{first_name}}, it is on its way.','example':{'body_text_named_params':[{'param_name':'first_name','example':'Bo'}]}},
                 {'type':'BUTTONS','buttons':[{'type':'URL','text':'Track','url':'https://soa.example/{{1}}','example':['https://soa.example/42']}]}]}"""));

        assertThat(created.variables())
                .extracting(variable -> variable.component() + " " + variable.key() + " " + variable.example())
                .containsExactly("HEADER order 42", "BODY first_name Bo", "BUTTON 1 42");
        assertThat(created.variables().getLast().component()).isEqualTo(Component.BUTTON);
        assertThat(templates.byName(soa, shop, "hello_again", "en")).contains(created);
        assertThat(templates.sync(soa, shop).total()).isGreaterThan(5);
        assertThat(templates.byName(soa, shop, "hello_again", "en").orElseThrow())
                .matches(after -> after.id().equals(created.id()))
                .matches(after -> after.version().equals(created.version()));
    }

    @Test
    void metasReasonForRefusingATemplateIsTold() {
        assertThatExceptionOfType(TemplateRefused.class)
                .isThrownBy(() -> templates.create(soa, shop, json("""
                        {'name':'hello_again','language':'en','category':'UTILITY','components':[
                         {'type':'BODY','text':'{{1}} at the beginning','example':{'body_text':[['Bo']]}}]}""")))
                .matches(e -> !e.metaSays().isBlank());
        assertThat(templates.list(soa, shop)).isEmpty();
    }

    @Test
    void aTokenThatMetaRefusesBreaksTheAccount() {
        META.call(
                "POST",
                "/simulator/tokens",
                "{'access_token':'%s','state':'REVOKED'}".formatted(MetaSimulator.ACCESS_TOKEN));

        assertThatExceptionOfType(AccountRefused.class)
                .isThrownBy(() -> templates.sync(soa, shop))
                .matches(e -> e.trouble() == Trouble.TOKEN_INVALID);
        assertThat(accounts.find(soa, shop).orElseThrow().status()).isEqualTo(AccountStatus.BROKEN);
    }

    @Test
    void anotherClientsAccountIsNone() {
        TenantId vola = tenants.add("Vola " + UUID.randomUUID()).id();

        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> templates.sync(vola, shop));
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> templates.list(vola, shop));
        assertThat(templates.byName(vola, shop, "spring_sale", "en")).isEmpty();
    }

    private AccountId connect(String number) {
        return accounts.add(
                        soa,
                        new NewAccount(
                                "Soa",
                                number,
                                MetaSimulator.WABA,
                                new Secret(MetaSimulator.ACCESS_TOKEN),
                                null,
                                null,
                                null))
                .id();
    }

    private static void add(String name, String body) {
        META.call(
                "POST",
                "/simulator/templates",
                "{'waba_id':'%s','name':'%s','language':'en','category':'UTILITY','components':[{'type':'BODY','text':'%s'}]}"
                        .formatted(MetaSimulator.WABA, name, body));
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text.replace('\'', '"'));
    }
}
