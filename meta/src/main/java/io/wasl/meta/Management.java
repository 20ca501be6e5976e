package io.wasl.meta;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The calls about numbers, templates, tokens and subscriptions.
final class Management {

    private static final int MAX_PAGES = 200;
    private static final String PAGE_SIZE = "100";
    private static final String TEMPLATE_FIELDS =
            "id,name,language,category,status,quality_score,rejected_reason,parameter_format,components";
    private static final String PHONE_FIELDS = "id,display_phone_number,verified_name,quality_rating,status,"
            + "code_verification_status,throughput,whatsapp_business_manager_messaging_limit,name_status";

    private final GraphHttp http;

    Management(GraphHttp http) {
        this.http = http;
    }

    List<TemplateDefinition> templates(String token, String wabaId) {
        return all(token, TEMPLATE_FIELDS, Management::template, wabaId, "message_templates");
    }

    TemplateDefinition createTemplate(String token, String wabaId, JsonNode template) {
        JsonNode created =
                ask(GraphCall.post(wabaId, "message_templates").json(Json.MAPPER.writeValueAsBytes(template)), token);
        return new TemplateDefinition(
                Json.text(created, "id", ""),
                Json.text(template, "name", ""),
                Json.text(template, "language", ""),
                Json.text(created, "category", Json.text(template, "category", "")),
                Json.text(created, "status", "PENDING"),
                null,
                null,
                Json.text(template, "parameter_format", "POSITIONAL"),
                template.path("components"));
    }

    PhoneNumber phoneNumber(String token, String phoneNumberId) {
        return phone(ask(GraphCall.get(Map.of("fields", PHONE_FIELDS + ",health_status"), phoneNumberId), token));
    }

    List<PhoneNumber> phoneNumbers(String token, String wabaId) {
        return all(token, PHONE_FIELDS, Management::phone, wabaId, "phone_numbers");
    }

    TokenInspection debugToken(String appToken, String inputToken) {
        GraphCall call =
                GraphCall.get(Map.of("input_token", inputToken), "debug_token").hiding(inputToken);
        JsonNode data = ask(call, appToken).path("data");
        JsonNode expires = data.path("expires_at");
        // Meta writes 0 for a token that never expires.
        boolean ends = expires.isIntegralNumber() && expires.canConvertToLong() && expires.longValue() > 0;
        return new TokenInspection(
                Json.flag(data, "is_valid"),
                Json.text(data, "app_id"),
                ends ? Instant.ofEpochSecond(Math.min(expires.longValue(), Json.LATEST_SECOND)) : null,
                Json.strings(data.path("scopes")),
                wabaIds(data.path("granular_scopes")),
                Json.text(data.path("error"), "message"));
    }

    void subscribeApp(String token, String wabaId) {
        confirm(ask(GraphCall.post(wabaId, "subscribed_apps"), token));
    }

    void subscribeApp(String token, String wabaId, URI callback, String verifyToken) {
        byte[] override = Json.MAPPER.writeValueAsBytes(
                Map.of("override_callback_uri", callback.toString(), "verify_token", verifyToken));
        confirm(ask(GraphCall.post(wabaId, "subscribed_apps").json(override).hiding(verifyToken), token));
    }

    void unsubscribeApp(String token, String wabaId) {
        confirm(ask(GraphCall.delete(wabaId, "subscribed_apps"), token));
    }

    List<SubscribedApp> subscribedApps(String token, String wabaId) {
        return Json.list(
                ask(GraphCall.get(Map.of(), wabaId, "subscribed_apps"), token).path("data"), entry -> {
                    JsonNode app = entry.path("whatsapp_business_api_data");
                    return new SubscribedApp(
                            Json.text(app, "id", ""),
                            Json.text(app, "name"),
                            Json.text(entry, "override_callback_uri"));
                });
    }

    void subscribeWebhook(String appId, String appToken, URI callback, String verifyToken, List<String> fields) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("object", "whatsapp_business_account");
        form.put("callback_url", callback.toString());
        form.put("verify_token", verifyToken);
        form.put("fields", String.join(",", fields));
        confirm(ask(GraphCall.post(appId, "subscriptions").withForm(form).hiding(verifyToken), appToken));
    }

    List<WebhookSubscription> webhookSubscriptions(String appId, String appToken) {
        return Json.list(
                ask(GraphCall.get(Map.of(), appId, "subscriptions"), appToken).path("data"),
                entry -> new WebhookSubscription(
                        Json.text(entry, "object", ""),
                        Json.text(entry, "callback_url"),
                        Json.flag(entry, "active"),
                        Json.list(entry.path("fields"), field -> Json.text(field, "name", field.asString("")))));
    }

    /// Follows the cursor and not the `next` address, which holds a token and could point anywhere.
    private <T> List<T> all(String token, String fields, Function<JsonNode, T> decode, String... path) {
        List<T> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String after = null;
        do {
            Map<String, String> query = new LinkedHashMap<>(Map.of("fields", fields, "limit", PAGE_SIZE));
            if (after != null) {
                query.put("after", after);
            }
            JsonNode page = ask(GraphCall.get(query, path), token);
            found.addAll(Json.list(page.path("data"), decode));
            after = next(page.path("paging"));
            if (after != null && (!seen.add(after) || seen.size() >= MAX_PAGES)) {
                throw new GraphUnreachableException("Meta's list does not end after %d pages".formatted(seen.size()));
            }
        } while (after != null);
        return List.copyOf(found);
    }

    private static @Nullable String next(JsonNode paging) {
        return paging.has("next") ? Json.text(paging.path("cursors"), "after") : null;
    }

    JsonNode ask(GraphCall call, String token) {
        return switch (http.exchange(call, token)) {
            case GraphAnswer.NeverLeft(String reason) ->
                throw new GraphUnreachableException("%s: %s".formatted(call, reason));
            case GraphAnswer.Lost(String reason) ->
                throw new GraphUnreachableException("%s: %s".formatted(call, reason));
            case GraphAnswer.Answered answer -> object(call, answer);
        };
    }

    private static JsonNode object(GraphCall call, GraphAnswer.Answered answer) {
        JsonNode body = GraphErrorBody.read(answer);
        GraphError error = GraphErrorBody.in(body, answer);
        if (error != null) {
            throw new GraphException(error);
        }
        if (!answer.isSuccess() || !body.isObject()) {
            throw new GraphUnreachableException(
                    "%s: HTTP %d with an answer that cannot be read".formatted(call, answer.status()));
        }
        return body;
    }

    static void confirm(JsonNode answer) {
        if (!Json.flag(answer, "success")) {
            throw new GraphUnreachableException("Meta answered without confirming the change");
        }
    }

    private static TemplateDefinition template(JsonNode template) {
        return new TemplateDefinition(
                Json.text(template, "id", ""),
                Json.text(template, "name", ""),
                Json.text(template, "language", ""),
                Json.text(template, "category", ""),
                Json.text(template, "status", ""),
                Json.text(template.path("quality_score"), "score"),
                Json.text(template, "rejected_reason"),
                Json.text(template, "parameter_format", "POSITIONAL"),
                template.path("components"));
    }

    private static PhoneNumber phone(JsonNode phone) {
        return new PhoneNumber(
                Json.text(phone, "id", ""),
                Json.text(phone, "display_phone_number", ""),
                Json.text(phone, "verified_name"),
                Json.text(phone, "quality_rating"),
                Json.text(phone, "status"),
                Json.text(phone, "code_verification_status"),
                Json.text(phone.path("throughput"), "level"),
                Json.text(phone, "whatsapp_business_manager_messaging_limit"),
                Json.text(phone, "name_status"),
                businessId(phone.path("health_status")));
    }

    /// The chain above a number, which Meta describes along with its health, ends at the portfolio.
    private static @Nullable String businessId(JsonNode health) {
        for (JsonNode entity : health.path("entities")) {
            if (Json.text(entity, "entity_type", "").equals("BUSINESS")) {
                return Json.text(entity, "id");
            }
        }
        return null;
    }

    private static List<String> wabaIds(JsonNode granularScopes) {
        List<String> ids = new ArrayList<>();
        for (JsonNode scope : granularScopes) {
            if (Json.text(scope, "scope", "").startsWith("whatsapp_business_")) {
                ids.addAll(Json.strings(scope.path("target_ids")));
            }
        }
        return ids.stream().distinct().toList();
    }
}
