package io.wasl.simulator;

import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Messages that users write to a business number.
final class Inbound {

    private static final Set<String> MEDIA = Set.of("image", "video", "audio", "document", "sticker");
    private static final Set<String> COPIED = Set.of("context", "referral", "errors", "identity", "group_id");

    private final Portfolio portfolio;
    private final MediaStore media;
    private final Ids ids;
    private final Webhooks webhooks;
    private final Knobs knobs;
    private final InstantSource clock;
    private final Windows windows;

    Inbound(Portfolio portfolio, MediaStore media, Ids ids, Webhooks webhooks, Knobs knobs, InstantSource clock) {
        this.portfolio = portfolio;
        this.media = media;
        this.ids = ids;
        this.webhooks = webhooks;
        this.knobs = knobs;
        this.clock = clock;
        windows = new Windows(clock);
    }

    boolean windowOpen(PhoneNumber number, Person user) {
        return windows.open(number, user);
    }

    /// Sends the webhook of a message described as `{phone_number_id, from, name, type, text…}`; returns
    /// its id.
    String receive(JsonNode described) {
        PhoneNumber number = number(described);
        Person user = user(described);
        boolean hidden = user.waId() == null
                || described.path("hide_number").asBoolean(user.hidesNumber(knobs.rate(Knob.BSUID_ONLY_RATE)));
        String type = Json.text(described, "type", "text").toLowerCase(Locale.ROOT);
        ObjectNode message = Json.object();
        if (!hidden) {
            message.put("from", user.waId());
        }
        String id = Json.text(described, "id", ids.incomingMessage(user.address()));
        message.put("from_user_id", user.userId())
                .put("id", id)
                .put("timestamp", Json.text(described, "timestamp", Long.toString(clock.millis() / 1_000)))
                .put("type", type);
        COPIED.stream().sorted().filter(described::has).forEach(name -> message.set(name, described.get(name)));
        String quoted = Json.text(described, "reply_to");
        if (quoted != null) {
            message.putObject("context").put("from", number.digits).put("id", quoted);
        }
        message.set(type, content(type, described));
        windows.wrote(number, user);
        webhooks.send(new Update.OfNumber(
                number, "messages", "messages", contact(described, user, hidden), Json.write(message)));
        return id;
    }

    /// A short answer in the language of the template that was read.
    void replyTo(Accepted accepted) {
        Outgoing message = accepted.message();
        String language =
                message.template() == null ? "en" : message.template().language.substring(0, 2);
        ObjectNode reply = Json.object();
        reply.put("phone_number_id", message.number().id)
                .put("from", message.to().waId())
                .put("user_id", message.to().userId())
                .put("reply_to", accepted.wamid())
                .put(
                        "text",
                        switch (language) {
                            case "fr" -> "Merci, c’est noté !";
                            case "ar" -> "شكرًا جزيلًا!";
                            default -> "Thank you!";
                        });
        receive(reply);
    }

    private PhoneNumber number(JsonNode described) {
        String id = Json.text(described, "phone_number_id");
        PhoneNumber number =
                id == null ? portfolio.numbers().stream().findFirst().orElse(null) : portfolio.number(id);
        if (number == null) {
            throw GraphError.parameter("phone_number_id " + id + " is not known here.")
                    .refused();
        }
        return number;
    }

    private static Person user(JsonNode described) {
        String from = Json.text(described, "from");
        String digits = from == null ? "" : from.replaceAll("[^0-9]", "");
        String userId = Json.text(described, "user_id");
        if (userId != null) {
            return new Person(digits.isEmpty() ? null : digits, userId);
        }
        if (digits.isEmpty()) {
            throw GraphError.missing("from").refused();
        }
        return Person.withNumber(digits);
    }

    private @Nullable JsonNode content(String type, JsonNode described) {
        JsonNode given = described.path(type);
        if (type.equals("text")) {
            return given.isObject() ? given : Json.object().put("body", given.asString(""));
        }
        if (MEDIA.contains(type)) {
            return medium(type, given, described);
        }
        return given.isMissingNode() ? Json.object() : given;
    }

    private ObjectNode medium(String type, JsonNode given, JsonNode described) {
        ObjectNode content = given.isObject() ? (ObjectNode) given.deepCopy() : Json.object();
        String caption = Json.text(described, "caption");
        if (caption != null) {
            content.put("caption", caption);
        }
        if (!content.has("id")) {
            Medium medium = StockMedia.valueOf(type.toUpperCase(Locale.ROOT)).withId(ids.node());
            media.add(medium);
            content.put("id", medium.id());
        }
        Medium medium = media.find(Json.text(content, "id", ""));
        if (medium != null) {
            content.put("mime_type", medium.mimeType())
                    .put("sha256", medium.sha256Base64())
                    .put("url", media.urlOf(medium));
            if (type.equals("document") && !content.has("filename")) {
                content.put("filename", medium.filename());
            }
            if (type.equals("audio") && !content.has("voice")) {
                content.put("voice", medium.mimeType().startsWith("audio/ogg"));
            }
        }
        return content;
    }

    private static String contact(JsonNode described, Person user, boolean hidden) {
        ObjectNode contact = Json.object();
        ObjectNode profile = contact.putObject("profile");
        profile.put("name", Json.text(described, "name", "Simulated user"));
        String username = Json.text(described, "username");
        if (username != null) {
            profile.put("username", username);
        }
        if (!hidden) {
            contact.put("wa_id", user.waId());
        }
        return Json.write(contact.put("user_id", user.userId()));
    }
}
