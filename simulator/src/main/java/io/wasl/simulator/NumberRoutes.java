package io.wasl.simulator;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A business phone number: what it is, its registration, its profile, its own webhook address.
final class NumberRoutes {

    static final Fields FIELDS = new Fields(
            "WhatsAppBusinessPhoneNumber",
            List.of(
                    "verified_name",
                    "code_verification_status",
                    "display_phone_number",
                    "quality_rating",
                    "platform_type",
                    "throughput",
                    "last_onboarded_time",
                    "webhook_configuration",
                    "id"),
            Set.of(
                    "status",
                    "name_status",
                    "new_name_status",
                    "quality_score",
                    "account_mode",
                    "is_on_biz_app",
                    "is_pin_enabled",
                    "is_official_business_account",
                    "whatsapp_business_manager_messaging_limit",
                    "messaging_limit_tier",
                    "health_status",
                    "certificate",
                    "search_visibility",
                    "country_dial_code",
                    "username"));

    private static final Pattern PIN = Pattern.compile("[0-9]{6}");

    private final Portfolio portfolio;
    private final Challenge challenge;

    NumberRoutes(Portfolio portfolio, Challenge challenge) {
        this.portfolio = portfolio;
        this.challenge = challenge;
    }

    void addTo(Graph graph) {
        graph.node("GET", portfolio::number, this::describe)
                .node("POST", portfolio::number, this::change)
                .edge("POST", "register", this::register)
                .edge("POST", "deregister", this::deregister)
                .edge("GET", "whatsapp_business_profile", this::showProfile)
                .edge("POST", "whatsapp_business_profile", this::changeProfile);
    }

    private void describe(Call call, PhoneNumber number) {
        portfolio.numberOf(call, number.id);
        call.answer(FIELDS.select(node(number, portfolio.app), call.parameter("fields")));
    }

    /// `webhook_configuration` is what can be changed on the node itself; an empty address takes the
    /// override away.
    private void change(Call call, PhoneNumber number) {
        portfolio.numberOf(call, number.id);
        JsonNode configuration = call.body().path("webhook_configuration");
        if (!configuration.isObject()) {
            if (call.parameter("pin") != null) {
                checkPin(call);
                call.succeed();
                return;
            }
            throw GraphError.missing("webhook_configuration").refused();
        }
        String address = Json.text(configuration, "override_callback_uri", "");
        if (address.isEmpty()) {
            number.override(null);
            call.succeed();
            return;
        }
        Callback callback = AppRoutes.callback("override_callback_uri", address);
        String token = ContentCheck.required(configuration, "verify_token", "verify_token");
        challenge.verify(call, callback, token, () -> {
            number.override(callback);
            call.succeed();
        });
    }

    static ObjectNode node(PhoneNumber number, App app) {
        ObjectNode node = number.fields.deepCopy();
        ObjectNode webhooks = node.putObject("webhook_configuration");
        putUrl(webhooks, "phone_number", number.override());
        putUrl(webhooks, "whatsapp_business_account", number.waba.override());
        putUrl(webhooks, "application", app.callback());
        node.putObject("quality_score").put("score", Json.text(node, "quality_rating", "UNKNOWN"));
        node.remove("pin");
        node.put("is_on_biz_app", false).put("is_pin_enabled", true);
        node.put("country_dial_code", Countries.callingCode(number.digits));
        node.set("health_status", Health.of(app, number));
        return node;
    }

    private void register(Call call) {
        PhoneNumber number = portfolio.numberOf(call, call.node());
        MessageCheck.checkProduct(call.body());
        checkPin(call);
        String pin = Json.text(number.fields, "pin", "");
        if (!pin.isEmpty() && !pin.equals(call.required("pin"))) {
            throw GraphError.of(KnownError.PIN).refused();
        }
        number.fields.put("pin", call.required("pin"));
        number.fields.put("status", "CONNECTED");
        call.succeed();
    }

    private void deregister(Call call) {
        portfolio.numberOf(call, call.node()).fields.put("status", "DISCONNECTED");
        call.succeed();
    }

    private void showProfile(Call call) {
        PhoneNumber number = portfolio.numberOf(call, call.node());
        ObjectNode answer = Json.object();
        ObjectNode profile = answer.putArray("data").addObject();
        profile.setAll(number.profile);
        profile.put("messaging_product", "whatsapp");
        call.answer(answer);
    }

    private void changeProfile(Call call) {
        PhoneNumber number = portfolio.numberOf(call, call.node());
        MessageCheck.checkProduct(call.body());
        for (String field : Set.of("about", "address", "description", "email", "vertical", "websites")) {
            if (call.body().has(field)) {
                number.profile.set(field, call.body().get(field));
            }
        }
        call.succeed();
    }

    private static void checkPin(Call call) {
        if (!PIN.matcher(call.required("pin")).matches()) {
            throw GraphError.of(KnownError.PIN, "The PIN is six digits.").refused();
        }
    }

    private static void putUrl(ObjectNode webhooks, String level, @Nullable Callback callback) {
        if (callback != null) {
            webhooks.put(level, callback.url());
        }
    }
}
