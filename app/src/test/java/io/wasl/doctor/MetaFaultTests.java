package io.wasl.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.doctor.Check.Name;
import io.wasl.doctor.Check.Verdict;
import io.wasl.testing.MetaSimulator;
import io.wasl.testing.PublicAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/// Plants one fault after the other at Meta, and sees the doctor find it.
class MetaFaultTests extends HealthyNumber {

    MetaFaultTests(@Autowired ApplicationContext beans) {
        super(beans);
    }

    @ParameterizedTest
    @CsvSource({
        "quality_rating, RED, QUALITY, red, FAIL",
        "quality_rating, YELLOW, QUALITY, yellow, WARN",
        "quality_rating, NA, QUALITY, unknown, PASS",
        "whatsapp_business_manager_messaging_limit, TIER_250, LIMIT, small, WARN",
        "whatsapp_business_manager_messaging_limit, TIER_UNLIMITED, LIMIT, unlimited, PASS",
        "whatsapp_business_manager_messaging_limit, TIER_NEW, LIMIT, unknown, PASS",
        "status, FLAGGED, NUMBER, flagged, WARN",
        "status, RATE_LIMITED, NUMBER, rate_limited, WARN",
        "status, PENDING, NUMBER, not_registered, FAIL",
        "status, BANNED, NUMBER, restricted, FAIL",
        "status, MIGRATED, NUMBER, gone, FAIL",
        "status, DELETED, NUMBER, number_not_found, FAIL",
        "status, SOMETHING_NEW, NUMBER, unknown, WARN",
        "status, PENDING, NUMBER_HEALTH, blocked, FAIL",
        "name_status, DECLINED, DISPLAY_NAME, declined, FAIL",
        "name_status, EXPIRED, DISPLAY_NAME, expired, WARN",
        "name_status, PENDING_REVIEW, DISPLAY_NAME, pending, WARN",
        "health_error, 131042, NUMBER_HEALTH, blocked, FAIL"
    })
    void whatMetaSaysOfTheNumberIsJudged(String field, String value, Name name, String outcome, Verdict verdict) {
        plant("numbers", "{'id':'%s','%s':'%s'}".formatted(MetaSimulator.SHOP, field, value));

        assertFound(name, outcome, verdict);
    }

    @Test
    void aBusinessAccountThatMetaBlocksIsFound() {
        plant("wabas", "{'id':'%s','health_error':'131042'}".formatted(MetaSimulator.WABA));

        assertThat(assertFound(Name.BUSINESS_HEALTH, "blocked", Verdict.FAIL).facts())
                .first()
                .isEqualTo("Business eligibility payment issue");
    }

    @ParameterizedTest
    @CsvSource({
        "state:`REVOKED`, TOKEN, token_invalid, FAIL",
        "state:`EXPIRED`, TOKEN, token_expired, FAIL",
        "scopes:[`whatsapp_business_management`], PERMISSIONS, missing, FAIL",
        "scopes:[], PERMISSIONS, missing, FAIL",
        "app_id:`777`, PERMISSIONS, other_app, FAIL",
        "wabas:[`999`], NUMBER, number_not_found, FAIL"
    })
    void whatMetaSaysOfTheTokenIsJudged(String fact, Name name, String outcome, Verdict verdict) {
        String json = fact.replace('`', '"').replaceFirst("^([a-z_]+)", "'$1'");
        plant("tokens", "{'access_token':'%s',%s}".formatted(MetaSimulator.ACCESS_TOKEN, json));

        assertFound(name, outcome, verdict);
    }

    @Test
    void aTokenThatEndsSoonIsFound() {
        Instant soon = Instant.parse("2200-01-01T00:00:00Z");
        plant(
                "tokens",
                "{'access_token':'%s','expires_at':%d}".formatted(MetaSimulator.ACCESS_TOKEN, soon.getEpochSecond()));
        assertFound(Name.TOKEN, "valid_until", Verdict.PASS);

        assertThat(TokenChecks.expiry(soon, soon.minus(6, ChronoUnit.DAYS)))
                .isEqualTo(Check.warn(Name.TOKEN, "expires_soon", 6L, soon));
    }

    @Test
    void aBusinessThatNobodyListensToIsFound() {
        META.call("DELETE", "/" + MetaSimulator.WABA + "/subscribed_apps", "");

        assertFound(Name.SUBSCRIPTION, "none", Verdict.FAIL);
    }

    @Test
    void aBusinessThatOnlyAnotherAppListensToIsFound() {
        plant("wabas", "{'id':'%s','other_apps':[{'id':'77','name':'Old CRM'}]}".formatted(MetaSimulator.WABA));
        assertFound(Name.SUBSCRIPTION, "with_others", Verdict.PASS);
        META.call("DELETE", "/" + MetaSimulator.WABA + "/subscribed_apps", "");

        assertThat(assertFound(Name.SUBSCRIPTION, "only_others", Verdict.FAIL).facts())
                .containsExactly("Old CRM");
    }

    @Test
    void anAddressOfTheBusinessAccountThatLeadsElsewhereIsFound() {
        elsewhere(address -> META.call(
                "POST",
                "/" + MetaSimulator.WABA + "/subscribed_apps",
                "{'override_callback_uri':'%s','verify_token':'%s'}".formatted(address, verifyToken())));

        assertFound(Name.OVERRIDE, "business_elsewhere", Verdict.FAIL);
    }

    @Test
    void anAddressOfTheNumberThatLeadsElsewhereIsFoundAndRegisteringRepairsIt() {
        elsewhere(address -> META.call(
                "POST",
                "/" + MetaSimulator.SHOP,
                "{'webhook_configuration':{'override_callback_uri':'%s','verify_token':'%s'}}"
                        .formatted(address, verifyToken())));
        assertFound(Name.OVERRIDE, "number_elsewhere", Verdict.FAIL);

        subscriptions.register(soa, shop);
        assertFound(Name.OVERRIDE, "none_elsewhere", Verdict.PASS);
    }

    @Test
    void anAppWhoseWebhooksLeadElsewhereIsFound() {
        elsewhere(address -> subscribeApp(address, "messages"));

        assertFound(Name.APP, "elsewhere", Verdict.FAIL);
    }

    @Test
    void anAppThatAsksForNothingIsFound() {
        META.callAsApp("DELETE", "/1000000001/subscriptions", "");

        assertFound(Name.APP, "not_subscribed", Verdict.FAIL);
    }

    @Test
    void aFieldThatIsNotAskedForIsFound() {
        subscribeApp(ADDRESS.url() + "/webhook/whatsapp", "messages,account_update");

        assertThat(assertFound(Name.FIELDS, "some_missing", Verdict.WARN).facts())
                .first()
                .asString()
                .contains("phone_number_quality_update")
                .doesNotContain("message_status");
    }

    @Test
    void anAppThatDoesNotAskForMessagesIsFound() {
        subscribeApp(ADDRESS.url() + "/webhook/whatsapp", "account_update");

        assertFound(Name.FIELDS, "no_messages", Verdict.FAIL);
        assertThat(texts.detail(checks().get(Name.FIELDS))).contains("there is no field “message_status”");
    }

    private void elsewhere(Consumer<String> then) {
        try (PublicAddress other = new PublicAddress()) {
            other.lead(ADDRESS.url().getPort());
            then.accept(other.url() + "/webhook/whatsapp");
        }
    }

    private static void subscribeApp(String address, String fields) {
        META.callAsApp(
                "POST",
                "/1000000001/subscriptions",
                "{'object':'whatsapp_business_account','callback_url':'%s','verify_token':'test-verify-token','fields':'%s'}"
                        .formatted(address, fields));
    }
}
