package io.wasl.simulator;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A WhatsApp Business Account: what it is, which numbers it has, which app hears of it.
final class AccountRoutes {

    static final Fields FIELDS = new Fields(
            "WhatsAppBusinessAccount",
            List.of("id", "name", "currency", "timezone_id", "message_template_namespace"),
            Set.of(
                    "account_review_status",
                    "business_verification_status",
                    "ownership_type",
                    "country",
                    "status",
                    "health_status",
                    "primary_funding_id",
                    "marketing_messages_onboarding_status",
                    "marketing_messages_lite_api_status",
                    "is_enabled_for_insights"));

    private final Portfolio portfolio;
    private final Challenge challenge;

    AccountRoutes(Portfolio portfolio, Challenge challenge) {
        this.portfolio = portfolio;
        this.challenge = challenge;
    }

    void addTo(Graph graph) {
        graph.node("GET", portfolio::waba, this::describe)
                .edge("GET", "phone_numbers", this::listNumbers)
                .edge("GET", "subscribed_apps", this::listApps)
                .edge("POST", "subscribed_apps", this::subscribe)
                .edge("DELETE", "subscribed_apps", this::unsubscribe);
    }

    private void describe(Call call, Waba waba) {
        portfolio.wabaOf(call, waba.id);
        ObjectNode node = waba.fields.deepCopy();
        node.set("health_status", Health.of(portfolio.app, waba));
        call.answer(FIELDS.select(node, call.parameter("fields")));
    }

    private void listNumbers(Call call) {
        Waba waba = portfolio.wabaOf(call, call.node());
        List<PhoneNumber> numbers = portfolio.numbers().stream()
                .filter(number -> number.waba.id.equals(waba.id))
                .toList();
        Page.of(numbers, number -> number.id, call)
                .answer(number ->
                        NumberRoutes.FIELDS.select(NumberRoutes.node(number, portfolio.app), call.parameter("fields")));
    }

    private void listApps(Call call) {
        Waba waba = portfolio.wabaOf(call, call.node());
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        if (waba.subscribed()) {
            ObjectNode subscription = subscription(data, portfolio.app.id, portfolio.app.name);
            Callback override = waba.override();
            if (override != null) {
                subscription.put("override_callback_uri", override.url());
            }
        }
        waba.fields
                .path("other_apps")
                .forEach(other -> subscription(data, Json.text(other, "id", ""), Json.text(other, "name", "")));
        call.answer(answer);
    }

    private static ObjectNode subscription(ArrayNode data, String appId, String name) {
        ObjectNode subscription = data.addObject();
        subscription
                .putObject("whatsapp_business_api_data")
                .put("id", appId)
                .put("link", "https://www.facebook.com/games/?app_id=" + appId)
                .put("name", name);
        return subscription;
    }

    private void subscribe(Call call) {
        Waba waba = portfolio.wabaOf(call, call.node());
        String address = call.parameter("override_callback_uri");
        if (address == null || address.isEmpty()) {
            waba.subscribe(null);
            call.succeed();
            return;
        }
        Callback callback = AppRoutes.callback("override_callback_uri", address);
        challenge.verify(call, callback, call.required("verify_token"), () -> {
            waba.subscribe(callback);
            call.succeed();
        });
    }

    private void unsubscribe(Call call) {
        portfolio.wabaOf(call, call.node()).unsubscribe();
        call.succeed();
    }
}
