package io.wasl.meta;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads what a message contains, by its type.
final class Contents {

    /// Beyond it a price is no price, and is shown as Meta wrote it.
    private static final double DEAREST = 1e15;
    private static final Set<String> WITHOUT_OBJECT = Set.of("unsupported", "unknown", "system");

    private Contents() {}

    /// As [#read]. A message that comes without what its type names was sent all the same: it is unsupported, with
    /// Meta's
    /// reason where there is one. What is there and cannot be read may be readable to a later version.
    ///
    /// @param message repaired already
    /// @param value around it, which may hold the reason
    static InboundContent ofSender(JsonNode message, JsonNode value) {
        String type = Json.required(message, "type");
        if (!message.path(type).isEmpty() || WITHOUT_OBJECT.contains(type)) {
            return read(message);
        }
        JsonNode own = message.path("errors");
        JsonNode reasons = own.isEmpty() && value.path("messages").size() == 1 ? value.path("errors") : own;
        return new InboundContent.Unsupported(type, EventError.list(RepairedText.of(reasons)));
    }

    /// @param message repaired already
    static InboundContent read(JsonNode message) {
        String type = Json.required(message, "type");
        JsonNode content = message.path(type);
        return switch (type) {
            case "text" -> new InboundContent.Text(Json.required(content, "body"));
            case "image", "video", "audio", "document", "sticker" ->
                // Media that Meta could not fetch comes with errors in place of an id.
                Json.text(content, "id") == null ? unsupported(type, message) : media(type, content);
            case "button" ->
                new InboundContent.Button(
                        Json.text(content, "payload", Json.text(content, "text", "")), Json.required(content, "text"));
            case "interactive" -> interactive(content, message);
            case "location" -> location(content);
            case "contacts" -> contacts(content);
            case "order" -> order(content);
            case "reaction" -> reaction(content);
            case "system" -> system(content);
            case "edit" -> edit(content);
            case "revoke" -> new InboundContent.Revoke(Json.required(content, "original_message_id"));
            case "unsupported", "unknown" -> unsupported(Json.text(content, "type", type), message);
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

    private static InboundContent interactive(JsonNode interactive, JsonNode message) {
        String kind = Json.text(interactive, "type", "");
        JsonNode reply = interactive.path(kind);
        return switch (kind) {
            case "button_reply", "list_reply" ->
                Json.text(reply, "id") == null
                        ? unsupported(kind, message)
                        : new InboundContent.Button(Json.required(reply, "id"), Json.text(reply, "title", ""));
            case "nfm_reply" ->
                new InboundContent.FormReply(
                        Json.text(reply, "name"), Json.text(reply, "body"), Json.text(reply, "response_json"));
            case "call_permission_reply" -> new InboundContent.CallPermission(Json.required(reply, "response"));
            default -> {
                if (message.path("errors").isEmpty()) {
                    throw new MalformedEvent("unknown kind of interactive reply " + kind);
                }
                yield unsupported("interactive", message);
            }
        };
    }

    private static InboundContent location(JsonNode location) {
        return new InboundContent.Location(
                degrees(location, "latitude"),
                degrees(location, "longitude"),
                Json.text(location, "name"),
                Json.text(location, "address"));
    }

    private static double degrees(JsonNode location, String field) {
        double degrees = location.path(field).isNumber() ? location.path(field).doubleValue() : Double.NaN;
        if (!(Math.abs(degrees) <= 180)) {
            throw new MalformedEvent("the %s is no place on Earth".formatted(field));
        }
        return degrees;
    }

    private static InboundContent contacts(JsonNode cards) {
        if (!cards.isArray()) {
            throw new MalformedEvent("no list of contacts");
        }
        boolean requested = false;
        for (JsonNode card : cards) {
            requested |= "contact_request".equals(Json.text(card, "origin"));
        }
        return new InboundContent.Contacts(Json.list(cards, Contents::card), requested);
    }

    private static InboundContent.Contacts.Card card(JsonNode card) {
        JsonNode name = card.path("name");
        List<String> phones =
                Json.list(card.path("phones"), phone -> Json.text(phone, "wa_id", Json.text(phone, "phone", "")));
        return new InboundContent.Contacts.Card(
                Json.text(name, "formatted_name", Json.text(name, "first_name", "")),
                phones.stream().filter(phone -> !phone.isEmpty()).toList());
    }

    private static InboundContent order(JsonNode order) {
        return new InboundContent.Order(
                Json.text(order, "catalog_id"),
                Json.text(order, "text"),
                Json.list(
                        order.path("product_items"),
                        item -> new InboundContent.Order.Item(
                                Json.text(item, "product_retailer_id", ""),
                                Json.code(item, "quantity"),
                                amount(item.path("item_price")),
                                Json.text(item, "currency"))));
    }

    private static @Nullable String amount(JsonNode price) {
        if (price.isFloatingPointNumber() && Math.abs(price.doubleValue()) < DEAREST) {
            return BigDecimal.valueOf(price.doubleValue()).stripTrailingZeros().toPlainString();
        }
        return price.isNumber() || price.isString() ? price.asString() : null;
    }

    private static InboundContent reaction(JsonNode reaction) {
        String emoji = Json.text(reaction, "emoji", "");
        return new InboundContent.Reaction(Json.required(reaction, "message_id"), emoji.isEmpty() ? null : emoji);
    }

    private static InboundContent system(JsonNode system) {
        String userId = Json.text(system, "user_id", "");
        String phone = Json.text(system, "wa_id", Json.text(system, "new_wa_id", ""));
        return new InboundContent.SystemNotice(
                Json.text(system, "type", "?"),
                Json.text(system, "body"),
                phone.isEmpty() ? null : phone,
                userId.isEmpty() ? null : userId);
    }

    private static InboundContent edit(JsonNode edit) {
        JsonNode message = edit.path("message");
        if ("edit".equals(Json.text(message, "type"))) {
            throw new MalformedEvent("an edit of an edit");
        }
        return new InboundContent.Edit(Json.required(edit, "original_message_id"), read(message));
    }

    private static InboundContent unsupported(String kind, JsonNode message) {
        return new InboundContent.Unsupported(kind, EventError.list(message.path("errors")));
    }
}
