package io.wasl.meta;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Messages from people and the progress of ours.
final class MessageEvents {

    private MessageEvents() {}

    static WebhookEvent inbound(WebhookDecoder.Origin origin, JsonNode raw, JsonNode contacts, boolean alone) {
        JsonNode message = RepairedText.of(raw);
        JsonNode rawContact = contact(contacts, message, alone);
        JsonNode contact = RepairedText.of(rawContact);
        JsonNode profile = contact.path("profile");
        String phone = Json.text(message, "from", Json.text(contact, "wa_id", ""));
        String userId = Json.text(message, "from_user_id", Json.text(contact, "user_id", ""));
        if (phone.isEmpty() && userId.isEmpty()) {
            throw new MalformedEvent("neither number nor user id of the sender");
        }
        return new InboundMessage(
                origin.wabaId(),
                origin.number(),
                Json.required(message, "id"),
                Json.requiredInstant(message, "timestamp"),
                phone.isEmpty() ? null : phone,
                userId.isEmpty() ? null : userId,
                Json.text(profile, "name"),
                Json.text(profile, "username"),
                content(message),
                Json.text(message.path("context"), "id"),
                origin.mended() || !message.equals(raw) || !contact.equals(rawContact));
    }

    static WebhookEvent status(WebhookDecoder.Origin origin, JsonNode raw) {
        JsonNode status = RepairedText.of(raw);
        // In a group the recipient is the group; the person is the participant.
        String person = "group".equals(Json.text(status, "recipient_type")) ? "recipient_participant" : "recipient";
        return new StatusUpdate(
                origin.wabaId(),
                origin.number(),
                Json.required(status, "id"),
                deliveryStatus(Json.required(status, "status")),
                Json.requiredInstant(status, "timestamp"),
                Json.text(status, person + "_id"),
                Json.text(status, person + "_user_id"),
                Json.text(status, "biz_opaque_callback_data"),
                pricing(status.path("pricing")),
                Json.list(status.path("errors"), MessageEvents::error));
    }

    private static InboundContent content(JsonNode message) {
        String type = Json.required(message, "type");
        JsonNode content = message.path(type);
        return switch (type) {
            case "text" -> new InboundContent.Text(Json.required(content, "body"));
            case "image", "video", "audio", "document", "sticker" ->
                // Media that Meta could not fetch comes with errors in place of an id.
                Json.text(content, "id") == null ? new InboundContent.Other(type, message) : media(type, content);
            case "button" ->
                new InboundContent.Button(
                        Json.text(content, "payload", Json.text(content, "text", "")), Json.required(content, "text"));
            case "interactive" -> tap(content, message);
            case "location", "contacts", "order", "reaction", "system", "edit", "revoke", "unsupported", "unknown" ->
                new InboundContent.Other(type, message);
            default -> throw new MalformedEvent("unknown message type " + type);
        };
    }

    private static InboundContent media(String kind, JsonNode media) {
        return new InboundContent.Media(
                kind,
                Json.required(media, "id"),
                Json.text(media, "mime_type"),
                Json.text(media, "sha256"),
                Json.text(media, "caption"),
                Json.text(media, "filename"),
                Json.flag(media, "voice"),
                Json.text(media, "url"));
    }

    private static InboundContent tap(JsonNode interactive, JsonNode message) {
        String kind = Json.text(interactive, "type", "");
        JsonNode reply = interactive.path(kind);
        String id = Json.text(reply, "id");
        boolean tap = kind.equals("button_reply") || kind.equals("list_reply");
        return tap && id != null
                ? new InboundContent.Button(id, Json.text(reply, "title", ""))
                : new InboundContent.Other("interactive", message);
    }

    private static JsonNode contact(JsonNode contacts, JsonNode message, boolean alone) {
        String phone = Json.text(message, "from");
        String userId = Json.text(message, "from_user_id");
        for (JsonNode contact : contacts) {
            if ((userId != null && userId.equals(Json.text(contact, "user_id")))
                    || (phone != null && phone.equals(Json.text(contact, "wa_id")))) {
                return contact;
            }
        }
        boolean nameless = phone == null && userId == null;
        return alone && nameless && contacts.size() == 1 ? contacts.path(0) : MissingNode.getInstance();
    }

    private static DeliveryStatus deliveryStatus(String status) {
        return switch (status) {
            case "sent" -> DeliveryStatus.SENT;
            case "delivered" -> DeliveryStatus.DELIVERED;
            case "read" -> DeliveryStatus.READ;
            case "played" -> DeliveryStatus.PLAYED;
            case "failed" -> DeliveryStatus.FAILED;
            default -> throw new MalformedEvent("unknown status " + status);
        };
    }

    private static @Nullable Pricing pricing(JsonNode pricing) {
        if (!pricing.isObject()) {
            return null;
        }
        JsonNode billable = pricing.path("billable");
        return new Pricing(
                billable.isBoolean() ? billable.booleanValue() : null,
                Json.text(pricing, "pricing_model"),
                Json.text(pricing, "type"),
                Json.text(pricing, "category"));
    }

    private static EventError error(JsonNode error) {
        return new EventError(
                Json.number(error, "code"),
                Json.text(error, "title", Json.text(error, "message", "")),
                Json.text(error.path("error_data"), "details"));
    }
}
