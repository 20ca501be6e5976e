package io.wasl.meta;

import java.net.URI;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Meta's Cloud API. Blocks its caller, who is best a virtual thread; never repeats a call by itself.
public final class CloudApi implements AutoCloseable {

    private final GraphHttp http;
    private final Management management;
    private final Onboarding onboarding;

    public CloudApi(GraphSettings settings) {
        http = new GraphHttp(settings);
        management = new Management(http);
        onboarding = new Onboarding(management);
    }

    /// Sends one message, once. Whatever the network or Meta does is an outcome, not an exception.
    public SendOutcome send(String accessToken, String phoneNumberId, OutgoingMessage message) {
        return send(accessToken, phoneNumberId, message, () -> true);
    }

    /// Sends one message, once, unless it may not leave any more by the time that its bytes would.
    ///
    /// @param mayLeave asked at the last moment; no means that the message was not sent
    public SendOutcome send(
            String accessToken, String phoneNumberId, OutgoingMessage message, BooleanSupplier mayLeave) {
        GraphCall call = GraphCall.post(phoneNumberId, "messages").json(message.toJson());
        return SendVerdict.on(http.exchange(call, accessToken, mayLeave));
    }

    /// All templates of a business account.
    public List<TemplateDefinition> templates(String accessToken, String wabaId) {
        return management.templates(accessToken, wabaId);
    }

    /// @param template as Meta's documentation has it: name, language, category, components, …
    public TemplateDefinition createTemplate(String accessToken, String wabaId, JsonNode template) {
        return management.createTemplate(accessToken, wabaId, template);
    }

    public PhoneNumber phoneNumber(String accessToken, String phoneNumberId) {
        return management.phoneNumber(accessToken, phoneNumberId);
    }

    public List<PhoneNumber> phoneNumbers(String accessToken, String wabaId) {
        return management.phoneNumbers(accessToken, wabaId);
    }

    /// @param appToken the app's own token, which may be written `id|secret`
    public TokenInspection debugToken(String appToken, String inputToken) {
        return management.debugToken(appToken, inputToken);
    }

    /// Has the webhooks of a business account delivered to the token's app, at the app's own callback.
    public void subscribeApp(String accessToken, String wabaId) {
        management.subscribeApp(accessToken, wabaId);
    }

    /// Has the webhooks of a business account delivered to the token's app at an address of its own; Meta calls
    /// `callback` with `verifyToken` before it answers.
    public void subscribeApp(String accessToken, String wabaId, URI callback, String verifyToken) {
        management.subscribeApp(accessToken, wabaId, callback, verifyToken);
    }

    /// Has no more webhooks of a business account delivered to the token's app.
    public void unsubscribeApp(String accessToken, String wabaId) {
        management.unsubscribeApp(accessToken, wabaId);
    }

    /// Every app that receives the webhooks of a business account, not only ours.
    public List<SubscribedApp> subscribedApps(String accessToken, String wabaId) {
        return management.subscribedApps(accessToken, wabaId);
    }

    /// Sets where Meta delivers an app's webhooks; Meta calls `callback` with `verifyToken` before it answers.
    ///
    /// @param fields all that are wanted: whether Meta keeps those of an earlier call is not documented
    public void subscribeWebhook(String appId, String appToken, URI callback, String verifyToken, List<String> fields) {
        management.subscribeWebhook(appId, appToken, callback, verifyToken, fields);
    }

    /// Where an app's webhooks go, one entry for each kind of object that it watches.
    public List<WebhookSubscription> webhookSubscriptions(String appId, String appToken) {
        return management.webhookSubscriptions(appId, appToken);
    }

    /// Whether a number or a business account may send.
    public NodeHealth health(String accessToken, String node) {
        return onboarding.health(accessToken, node);
    }

    public WebhookChain webhookChain(String accessToken, String phoneNumberId) {
        return onboarding.webhookChain(accessToken, phoneNumberId);
    }

    /// Has a number's messages delivered at an address of its own, which Meta verifies first.
    ///
    /// @param callback null takes the number's own address away
    public void overrideNumber(String accessToken, String phoneNumberId, @Nullable URI callback, String verifyToken) {
        onboarding.overrideNumber(accessToken, phoneNumberId, callback, verifyToken);
    }

    /// Registers a number with the Cloud API.
    ///
    /// @param pin six digits: the number's two-step PIN, or the one it is to have
    public void register(String accessToken, String phoneNumberId, String pin) {
        onboarding.register(accessToken, phoneNumberId, pin);
    }

    /// Turns what Embedded Signup sent back into an access token.
    ///
    /// @param code lives for 30 seconds
    /// @param redirect the address to which the code was sent
    public String exchangeCode(String appId, String appSecret, String code, URI redirect) {
        return onboarding.exchangeCode(appId, appSecret, code, redirect);
    }

    @Override
    public void close() {
        http.close();
    }
}
