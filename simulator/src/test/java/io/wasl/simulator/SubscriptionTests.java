package io.wasl.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.wasl.simulator.Business.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SubscriptionTests {

    @AutoClose
    private final Scene scene = new Scene();

    @AutoClose
    private final Receiver other = new Receiver();

    private final Business business = scene.business;

    @Test
    void verifiesTheCallbackBeforeItSubscribesTheApp() {
        other.expectToken("right");

        Answer answer = subscribe("right", other.url());

        assertThat(answer.json().path("success").asBoolean()).isTrue();
        assertThat(other.verifications()).hasSize(1);
        assertThat(other.verifications().getFirst()).contains("hub.mode=subscribe", "hub.verify_token=right");
        business.send(Business.text("+33612345678", "Hi"));
        assertThat(other.nextStatuses(1)).hasSize(1);
        JsonNode listed = list().json().path("data").path(0);
        assertThat(listed.path("callback_url").asString()).isEqualTo(other.url());
        assertThat(listed.path("fields"))
                .extracting(field -> field.path("name").asString())
                .containsExactly("message_template_status_update", "messages");
    }

    @Test
    void keepsTheOldCallbackWhenTheNewOneDoesNotAnswerTheChallenge() {
        other.expectToken("right");

        Answer answer = subscribe("wrong", other.url());

        assertThat(answer).extracting(Answer::status, Answer::code).containsExactly(400, 2200);
        assertThat(answer.body()).contains("HTTP Status Code = 403");
        assertThat(list().json().path("data").path(0).path("callback_url").asString())
                .isEqualTo(scene.receiver.url());
    }

    @Test
    void saysThatNobodyListensAtTheCallback() {
        String gone = other.url();
        other.close();

        Answer answer = subscribe("right", gone);

        assertThat(answer.code()).isEqualTo(2200);
        assertThat(answer.body()).contains("Could not connect");
    }

    @Test
    void letsOnlyTheAppItselfSubscribe() {
        Answer answer = business.post("/" + Business.APP + "/subscriptions", "{}");

        assertThat(answer.code()).isEqualTo(15);
    }

    @Test
    void refusesUnknownFieldsAndAddresses() {
        assertThat(subscribe("x", "ftp://example.com").code()).isEqualTo(100);
        assertThat(subscribe("x", "http://example.com/" + "x".repeat(300)).code())
                .isEqualTo(100);
        assertThat(asApp("object=whatsapp_business_account&fields=gossip&verify_token=x&callback_url=http://x")
                        .code())
                .isEqualTo(100);
    }

    @Test
    void issuesAppTokens() {
        Answer issued = business.get("/oauth/access_token?client_id=" + Business.APP + "&client_secret="
                + Business.SECRET + "&grant_type=client_credentials");
        Answer refused = business.get(
                "/oauth/access_token?client_id=" + Business.APP + "&client_secret=no&grant_type=client_credentials");

        String token = issued.json().path("access_token").asString();
        assertThat(token).startsWith(Business.APP + "|");
        assertThat(business.call(business.request("/" + Business.APP + "/subscriptions", token)
                                .GET())
                        .status())
                .isEqualTo(200);
        assertThat(refused.status()).isEqualTo(400);
    }

    @Test
    void debugsTokens() {
        JsonNode good = business.get("/debug_token?input_token=" + Business.TOKEN)
                .json()
                .path("data");
        JsonNode bad = business.get("/debug_token?input_token=nonsense").json().path("data");

        assertThat(good.path("is_valid").asBoolean()).isTrue();
        assertThat(good.path("granular_scopes").toString()).contains(Business.WABA);
        assertThat(bad.path("is_valid").asBoolean()).isFalse();
    }

    @Test
    void prefersTheNumbersCallbackToTheAccountsAndThatToTheApps() {
        other.expectToken("t");
        business.post("/" + Business.WABA + "/subscribed_apps", override(other.url() + "/waba"));
        business.send(Business.text("+33612345678", "Hi"));
        assertThat(other.next().path()).isEqualTo("/hook/waba");
        other.next(2);

        business.post("/" + Business.NUMBER, "{\"webhook_configuration\":" + override(other.url() + "/number") + "}");
        business.send(Business.text("+33612345678", "Hi"));
        assertThat(other.next().path()).isEqualTo("/hook/number");
        JsonNode chain = business.get("/" + Business.NUMBER + "?fields=webhook_configuration")
                .json()
                .path("webhook_configuration");
        assertThat(chain.path("phone_number").asString()).endsWith("/number");
        assertThat(chain.path("whatsapp_business_account").asString()).endsWith("/waba");
        assertThat(chain.path("application").asString()).isEqualTo(scene.receiver.url());
        other.next(2);

        business.post("/" + Business.NUMBER, "{\"webhook_configuration\":{\"override_callback_uri\":\"\"}}");
        business.post("/" + Business.WABA + "/subscribed_apps", "");
        business.send(Business.text("+33612345678", "Hi"));
        assertThat(scene.receiver.nextStatuses(1)).hasSize(1);
    }

    @Test
    void sendsNothingOfAnAccountThatTheAppHasLeft() {
        business.delete("/" + Business.WABA + "/subscribed_apps");
        business.post("/simulator/inbound", "{\"from\":\"+33612345678\",\"text\":\"unheard\"}");
        assertThat(business.get("/" + Business.WABA + "/subscribed_apps").json().path("data"))
                .isEmpty();

        business.post("/" + Business.WABA + "/subscribed_apps", "");
        business.post("/simulator/inbound", "{\"from\":\"+33612345678\",\"text\":\"heard\"}");

        assertThat(scene.receiver.next().body()).contains("\"heard\"");
    }

    private Answer subscribe(String token, String callback) {
        return asApp("object=whatsapp_business_account&fields=messages,message_template_status_update&verify_token="
                + token + "&callback_url=" + URLEncoder.encode(callback, StandardCharsets.UTF_8));
    }

    private Answer asApp(String form) {
        return business.call(business.request("/v25.0/" + Business.APP + "/subscriptions", Business.APP_TOKEN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private Answer list() {
        return business.call(business.request("/v25.0/" + Business.APP + "/subscriptions", Business.APP_TOKEN)
                .GET());
    }

    private static String override(String url) {
        return "{\"override_callback_uri\":\"" + url + "\",\"verify_token\":\"t\"}";
    }
}
