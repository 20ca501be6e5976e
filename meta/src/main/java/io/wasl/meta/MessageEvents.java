package io.wasl.meta;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Messages from people and the progress of ours.
final class MessageEvents {

    private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.[A-Za-z0-9]{1,128}");

    private MessageEvents() {}

    static WebhookEvent inbound(WebhookDecoder.Origin origin, JsonNode raw, JsonNode value) {
        boolean alone = value.path("messages").size() == 1;
        JsonNode message = RepairedText.of(raw);
        JsonNode rawContact = contact(value.path("contacts"), message, alone);
        JsonNode contact = RepairedText.of(rawContact);
        JsonNode profile = contact.path("profile");
        String from = given(message, "from", given(contact, "wa_id", ""));
        // Whoever hides the number is called by the user id, sometimes in the number's place as well.
        String phone = USER_ID.matcher(from).matches() ? "" : from;
        String userId = given(message, "from_user_id", given(contact, "user_id", phone.isEmpty() ? from : ""));
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
                Contents.ofSender(message, value),
                MessageContext.read(message.path("context")),
                Referral.read(message.path("referral")),
                Json.text(message, "group_id"),
                origin.mended() || !message.equals(raw) || !contact.equals(rawContact));
    }

    static WebhookEvent anyStatus(WebhookDecoder.Origin origin, JsonNode raw, JsonNode value) {
        return "call".equals(Json.text(raw, "type")) ? CallChanged.readStatus(origin, raw) : status(origin, raw);
    }

    private static WebhookEvent status(WebhookDecoder.Origin origin, JsonNode raw) {
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
                EventError.list(status.path("errors")));
    }

    private static JsonNode contact(JsonNode contacts, JsonNode message, boolean alone) {
        String phone = given(message, "from", "");
        String userId = given(message, "from_user_id", "");
        for (JsonNode contact : contacts) {
            if ((!userId.isEmpty() && userId.equals(Json.text(contact, "user_id")))
                    || (!phone.isEmpty() && phone.equals(Json.text(contact, "wa_id")))) {
                return contact;
            }
        }
        boolean nameless = phone.isEmpty() && userId.isEmpty();
        return alone && nameless && contacts.size() == 1 ? contacts.path(0) : MissingNode.getInstance();
    }

    /// Meta writes an empty text where it does not tell.
    private static String given(JsonNode node, String field, String otherwise) {
        String text = Json.text(node, field, "");
        return text.isBlank() ? otherwise : text;
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
}
