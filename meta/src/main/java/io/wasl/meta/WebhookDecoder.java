package io.wasl.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Turns the entries of one body into events.
final class WebhookDecoder {

    // Meta batches at most 1000; a body of three megabytes could name hundreds of thousands.
    private static final int MAX_EVENTS = 20_000;
    /// The business account of samples.
    private static final String NOBODY = "0";

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
        JsonNode value = change.path("value");
        // Some of Meta's own samples hold the field inside the value.
        String field = RepairedText.of(Json.text(change, "field", Json.text(value, "field", "?")));
        if (wabaId.equals(NOBODY)) {
            add(new SampleArrived(wabaId, field));
            return;
        }
        Origin origin = new Origin(wabaId, Json.text(value.path("metadata"), "phone_number_id"), field, mended);
        if (!Fields.knows(field)) {
            add(origin.unrecognised("no reader for this field", change));
            return;
        }
        switch (Fields.of(field)) {
            case Fields.Field.Whole(var reader) -> guarded(origin, value, reader);
            case Fields.Field.Lists(var readers) -> decodeLists(origin, readers, change);
        }
    }

    private void decodeLists(Origin origin, Map<String, Fields.ElementReader> readers, JsonNode change) {
        JsonNode value = change.path("value");
        if (readers.keySet().stream().allMatch(name -> value.path(name).isEmpty())) {
            add(origin.unrecognised("none of " + String.join(", ", readers.keySet()), change));
            return;
        }
        readers.forEach((name, reader) ->
                each(origin, value.path(name), name, (from, element) -> reader.read(from, element, value)));
    }

    private void each(Origin origin, JsonNode list, String name, Fields.Reader reader) {
        if (list.isArray()) {
            list.forEach(element -> guarded(origin, element, reader));
        } else if (!list.isMissingNode() && !list.isNull()) {
            add(origin.unrecognised(name + " is not a list", list));
        }
    }

    private void guarded(Origin origin, JsonNode node, Fields.Reader reader) {
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
