package io.wasl.meta;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Turns the entries of one body into events.
final class WebhookDecoder {

    // Meta batches at most 1000; a body of three megabytes could name hundreds of thousands.
    private static final int MAX_EVENTS = 20_000;

    private final List<WebhookEvent> events = new ArrayList<>(1);
    private final boolean mended;
    private boolean full;

    WebhookDecoder(boolean mended) {
        this.mended = mended;
    }

    WebhookBody decode(JsonNode entries) {
        for (JsonNode entry : entries) {
            decodeEntry(entry);
        }
        if (full) {
            events.add(
                    new Unrecognised(null, null, "?", "more than %d events in one body".formatted(MAX_EVENTS), null));
        }
        return new WebhookBody(entries.size(), events);
    }

    private void decodeEntry(JsonNode entry) {
        String wabaId = Json.text(entry, "id");
        JsonNode changes = entry.path("changes");
        if (wabaId == null || !changes.isArray() || changes.isEmpty()) {
            add(new Unrecognised(wabaId, null, "?", "an entry without id or changes", RepairedText.of(entry)));
            return;
        }
        for (JsonNode change : changes) {
            decodeChange(wabaId, change);
        }
    }

    private void decodeChange(String wabaId, JsonNode change) {
        String field = RepairedText.of(Json.text(change, "field", "?"));
        JsonNode value = change.path("value");
        Origin origin = new Origin(wabaId, Json.text(value.path("metadata"), "phone_number_id"), field, mended);
        switch (field) {
            case "messages" -> decodeMessages(origin, value, change);
            case "message_template_status_update" -> guarded(origin, value, AccountEvents::templateStatus);
            case "message_template_quality_update" -> guarded(origin, value, AccountEvents::templateQuality);
            case "template_category_update" -> guarded(origin, value, AccountEvents::templateCategory);
            case "account_update" -> guarded(origin, value, AccountEvents::account);
            case "user_preferences", "user_id_update" -> decodePeople(origin, value, change);
            case "phone_number_quality_update" -> guarded(origin, value, AccountEvents::phoneQuality);
            default -> add(origin.unrecognised("no reader for this field", change));
        }
    }

    private void decodeMessages(Origin origin, JsonNode value, JsonNode change) {
        JsonNode messages = value.path("messages");
        JsonNode statuses = value.path("statuses");
        JsonNode errors = value.path("errors");
        if (messages.isEmpty() && statuses.isEmpty() && errors.isEmpty()) {
            add(origin.unrecognised("neither messages nor statuses", change));
            return;
        }
        boolean alone = messages.size() == 1;
        JsonNode contacts = value.path("contacts");
        each(origin, messages, "messages", (from, message) -> MessageEvents.inbound(from, message, contacts, alone));
        each(origin, statuses, "statuses", MessageEvents::status);
        each(origin, errors, "errors", (from, error) -> from.unrecognised("an error of the whole account", error));
    }

    private void decodePeople(Origin origin, JsonNode value, JsonNode change) {
        JsonNode people = value.path(origin.field());
        if (people.isEmpty()) {
            add(origin.unrecognised("no list of people", change));
        }
        each(
                origin,
                people,
                origin.field(),
                origin.field().equals("user_id_update") ? PersonEvents::userId : PersonEvents::preference);
    }

    private void each(Origin origin, JsonNode list, String name, Reader reader) {
        if (list.isArray()) {
            list.forEach(element -> guarded(origin, element, reader));
        } else if (!list.isMissingNode() && !list.isNull()) {
            add(origin.unrecognised(name + " is not a list", list));
        }
    }

    private void guarded(Origin origin, JsonNode node, Reader reader) {
        if (events.size() >= MAX_EVENTS) {
            full = true;
            return;
        }
        try {
            add(reader.read(origin, node));
        } catch (MalformedEvent e) {
            add(origin.unrecognised(e.reason(), node));
        } catch (RuntimeException e) {
            // A fault of ours must cost one event, not the nine hundred beside it.
            add(origin.unrecognised("could not be read: " + e.getClass().getSimpleName(), node));
        }
    }

    private void add(WebhookEvent event) {
        if (events.size() < MAX_EVENTS) {
            events.add(event);
        } else {
            full = true;
        }
    }

    private interface Reader {
        WebhookEvent read(Origin origin, JsonNode node);
    }

    /// Where in the body an event stood.
    ///
    /// @param mended whether the body had to be mended before it could be parsed
    record Origin(String wabaId, @Nullable String phoneNumberId, String field, boolean mended) {

        String number() {
            if (phoneNumberId == null) {
                throw new MalformedEvent("no phone number id");
            }
            return phoneNumberId;
        }

        Unrecognised unrecognised(String reason, JsonNode raw) {
            return new Unrecognised(wabaId, phoneNumberId, field, reason, RepairedText.of(raw));
        }
    }
}
