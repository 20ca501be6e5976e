package io.wasl.simulator;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What Meta asks of messages that are not templates: present where required, short enough, of a known
/// kind.
final class ContentCheck {

    private static final int LONGEST_TEXT = 4_096;
    private static final int LONGEST_CAPTION = 1_024;
    private static final int LONGEST_INTERACTIVE_BODY = 1_024;
    private static final int LONGEST_LABEL = 20;
    private static final int MOST_CONTACTS = 257;

    private final MediaStore media;

    ContentCheck(MediaStore media) {
        this.media = media;
    }

    void check(String type, JsonNode message) {
        JsonNode content = message.path(type);
        if (type.equals("contacts")) {
            checkContacts(content);
            return;
        }
        if (!content.isObject()) {
            throw GraphError.missing(type).refused();
        }
        switch (type) {
            case "text" -> text(content, "body", "text['body']", LONGEST_TEXT);
            case "image", "video", "audio", "document", "sticker" -> checkMedium(type, content);
            case "location" -> checkLocation(content);
            case "reaction" -> required(content, "message_id", "reaction['message_id']");
            case "interactive" -> checkInteractive(content);
            default ->
                throw GraphError.parameter("Param type must be one of {AUDIO, CONTACTS, DOCUMENT, IMAGE, INTERACTIVE, "
                                + "LOCATION, REACTION, STICKER, TEMPLATE, TEXT, VIDEO} - got \"" + type + "\".")
                        .refused();
        }
    }

    void checkMedium(String type, JsonNode content) {
        String id = Json.text(content, "id");
        String link = Json.text(content, "link");
        if ((id == null) == (link == null)) {
            throw GraphError.parameter(
                            "The parameter " + type + "['id'] or " + type + "['link'] is required, not both.")
                    .refused();
        }
        if (id != null && !media.knows(id)) {
            throw GraphError.parameter(
                            "Param " + type + "['id'] is not a valid whatsapp business account media attachment ID")
                    .refused();
        }
        if (link != null && !link.startsWith("http://") && !link.startsWith("https://")) {
            throw GraphError.parameter("Param " + type + "['link'] is not a valid URL.")
                    .refused();
        }
        if (Json.text(content, "caption") != null) {
            text(content, "caption", type + "['caption']", LONGEST_CAPTION);
        }
    }

    private static void checkLocation(JsonNode location) {
        for (String axis : Set.of("latitude", "longitude")) {
            double most = axis.equals("latitude") ? 90 : 180;
            String value = required(location, axis, "location['" + axis + "']");
            double degrees;
            try {
                degrees = Double.parseDouble(value);
            } catch (NumberFormatException notANumber) {
                degrees = Double.NaN;
            }
            if (!(Math.abs(degrees) <= most)) {
                throw GraphError.of(KnownError.VALUE, "location: " + axis + " is out of range")
                        .refused();
            }
        }
    }

    private static void checkContacts(JsonNode contacts) {
        if (!contacts.isArray() || contacts.isEmpty() || contacts.size() > MOST_CONTACTS) {
            throw GraphError.missing("contacts").refused();
        }
        for (JsonNode contact : contacts) {
            required(contact.path("name"), "formatted_name", "contacts['name']['formatted_name']");
        }
    }

    private static void checkInteractive(JsonNode interactive) {
        String type = Json.text(interactive, "type", "").toLowerCase(Locale.ROOT);
        int longest = type.equals("list") ? LONGEST_TEXT : LONGEST_INTERACTIVE_BODY;
        if (!Set.of("product", "catalog_message").contains(type)) {
            text(interactive.path("body"), "text", "interactive['body']['text']", longest);
        }
        JsonNode action = interactive.path("action");
        switch (type) {
            case "button" -> checkReplies(action.path("buttons"));
            case "list" -> checkList(action);
            case "cta_url" -> {
                text(action.path("parameters"), "display_text", "display_text", LONGEST_LABEL);
                required(action.path("parameters"), "url", "url");
            }
            case "flow",
                    "location_request_message",
                    "address_message",
                    "carousel",
                    "product",
                    "product_list",
                    "catalog_message",
                    "voice_call",
                    "call_permission_request",
                    "request_contact_info" -> {
                if (!action.isObject()) {
                    throw GraphError.missing("interactive['action']").refused();
                }
            }
            default ->
                throw GraphError.of(KnownError.VALUE, "interactive: type '" + type + "' is not known")
                        .refused();
        }
    }

    private static void checkReplies(JsonNode buttons) {
        if (!buttons.isArray() || buttons.isEmpty() || buttons.size() > 3) {
            throw GraphError.of(KnownError.VALUE, "interactive: one to three buttons are allowed")
                    .refused();
        }
        Set<String> titles = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode button : buttons) {
            String title = text(button.path("reply"), "title", "reply['title']", LONGEST_LABEL);
            String id = text(button.path("reply"), "id", "reply['id']", 256);
            if (!titles.add(title) || !ids.add(id)) {
                throw GraphError.of(KnownError.VALUE, "interactive: button titles and ids must be unique")
                        .refused();
            }
        }
    }

    private static void checkList(JsonNode action) {
        text(action, "button", "interactive['action']['button']", LONGEST_LABEL);
        int rows = 0;
        Set<String> ids = new HashSet<>();
        for (JsonNode section : action.path("sections")) {
            for (JsonNode row : section.path("rows")) {
                rows++;
                text(row, "title", "row['title']", 24);
                if (!ids.add(text(row, "id", "row['id']", 200))) {
                    throw GraphError.of(KnownError.VALUE, "interactive: row ids must be unique")
                            .refused();
                }
            }
        }
        if (rows == 0 || rows > 10 || action.path("sections").size() > 10) {
            throw GraphError.of(KnownError.VALUE, "interactive: a list has one to ten rows in all")
                    .refused();
        }
    }

    static String required(JsonNode in, String name, String shown) {
        String value = Json.text(in, name);
        if (value == null || value.isEmpty()) {
            throw GraphError.missing(shown).refused();
        }
        return value;
    }

    static String text(JsonNode in, String name, String shown, int longest) {
        String value = required(in, name, shown);
        if (value.codePointCount(0, value.length()) > longest) {
            throw GraphError.parameter("Param " + shown + " must be at most " + longest + " characters long.")
                    .refused();
        }
        return value;
    }
}
