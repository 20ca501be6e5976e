package io.wasl.meta;

import java.net.URI;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Meta's Cloud API. Blocks its caller, who is best a virtual thread; never repeats a call by itself.
public final class CloudApi implements AutoCloseable {

    private final GraphHttp http;
    private final Management management;

    public CloudApi(GraphSettings settings) {
        http = new GraphHttp(settings);
        management = new Management(http);
    }

    /// Sends one message, once. Whatever the network or Meta does is an outcome, not an exception.
    public SendOutcome send(String accessToken, String phoneNumberId, OutgoingMessage message) {
        GraphCall call = GraphCall.post(phoneNumberId, "messages").json(message.toJson());
        return SendVerdict.on(http.exchange(call, accessToken));
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
    /// `callback`
    /// with `verifyToken` before it answers.
    public void subscribeApp(String accessToken, String wabaId, URI callback, String verifyToken) {
        management.subscribeApp(accessToken, wabaId, callback, verifyToken);
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

    @Override
    public void close() {
        http.close();
    }
}
