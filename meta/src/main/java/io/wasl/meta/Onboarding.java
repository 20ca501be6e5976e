package io.wasl.meta;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The calls that bring a number into use, and that tell why it is not.
final class Onboarding {

    private final Management management;

    Onboarding(Management management) {
        this.management = management;
    }

    NodeHealth health(String token, String node) {
        JsonNode health = management
                .ask(GraphCall.get(Map.of("fields", "health_status"), node), token)
                .path("health_status");
        return new NodeHealth(
                Json.text(health, "can_send_message", "UNKNOWN"),
                Json.list(health.path("entities"), Onboarding::entity));
    }

    WebhookChain webhookChain(String token, String phoneNumberId) {
        JsonNode chain = management
                .ask(GraphCall.get(Map.of("fields", "webhook_configuration"), phoneNumberId), token)
                .path("webhook_configuration");
        return new WebhookChain(
                Json.text(chain, "phone_number"),
                Json.text(chain, "whatsapp_business_account"),
                Json.text(chain, "application"));
    }

    /// @param callback null takes the number's own address away
    void overrideNumber(String token, String phoneNumberId, @Nullable URI callback, String verifyToken) {
        Map<String, String> own = new LinkedHashMap<>();
        own.put("override_callback_uri", callback == null ? "" : callback.toString());
        if (callback != null) {
            own.put("verify_token", verifyToken);
        }
        byte[] json = Json.MAPPER.writeValueAsBytes(Map.of("webhook_configuration", own));
        Management.confirm(
                management.ask(GraphCall.post(phoneNumberId).json(json).hiding(verifyToken), token));
    }

    void register(String token, String phoneNumberId, String pin) {
        byte[] json = Json.MAPPER.writeValueAsBytes(Map.of("messaging_product", "whatsapp", "pin", pin));
        Management.confirm(management.ask(
                GraphCall.post(phoneNumberId, "register").json(json).hiding(pin), token));
    }

    String exchangeCode(String appId, String appSecret, String code, URI redirect) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", appId);
        form.put("client_secret", appSecret);
        form.put("code", code);
        form.put("redirect_uri", redirect.toString());
        GraphCall call = GraphCall.post("oauth", "access_token").withForm(form).hiding(code);
        String token = Json.text(management.ask(call, appId + "|" + appSecret), "access_token");
        if (token == null || token.isEmpty()) {
            throw new GraphUnreachableException("Meta took the code but gave no access token");
        }
        return token;
    }

    private static NodeHealth.Entity entity(JsonNode entity) {
        List<JsonNode> errors = Json.list(entity.path("errors"), error -> error);
        List<String> more = Json.strings(entity.path("additional_info"));
        String problem = errors.isEmpty()
                ? (more.isEmpty() ? null : more.getFirst())
                : Json.text(errors.getFirst(), "error_description");
        return new NodeHealth.Entity(
                Json.text(entity, "entity_type", "UNKNOWN"),
                Json.text(entity, "id", ""),
                Json.text(entity, "can_send_message", "UNKNOWN"),
                problem,
                errors.isEmpty() ? null : Json.text(errors.getFirst(), "possible_solution"));
    }
}
