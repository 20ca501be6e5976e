package io.wasl.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A webhook's body: entries by account, changes by number and kind, as many events in each as were
/// batched.
final class Payload {

    /// Meta's limit is 3 MB.
    static final int MOST_BYTES = 3_000_000;

    private static final String START = "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"";

    private Payload() {}

    static byte[] of(Update update) {
        StringBuilder body =
                new StringBuilder(1_024).append(START).append(update.waba().id).append('"');
        appendTime(body, update);
        change(body.append(",\"changes\":["), List.of(update));
        return bytes(body.append("]}]}"));
    }

    static byte[] of(List<Update> updates) {
        if (updates.size() == 1) {
            return of(updates.getFirst());
        }
        StringBuilder body = new StringBuilder(updates.size() * 512);
        for (List<Update> entry : entries(updates)) {
            body.append(body.isEmpty() ? START : ",{\"id\":\"")
                    .append(entry.getFirst().waba().id)
                    .append('"');
            appendTime(body, entry.getFirst());
            String separator = ",\"changes\":[";
            for (List<Update> change : changes(entry)) {
                change(body.append(separator), change);
                separator = ",";
            }
            body.append("]}");
        }
        return bytes(body.append("]}"));
    }

    /// Account events carry the time in their entry, so each has an entry of its own.
    private static Iterable<List<Update>> entries(List<Update> updates) {
        Map<Object, List<Update>> entries = new LinkedHashMap<>();
        for (Update update : updates) {
            Object key = update instanceof Update.OfNumber ? update.waba() : new Object();
            entries.computeIfAbsent(key, unseen -> new ArrayList<>()).add(update);
        }
        return entries.values();
    }

    private static Iterable<List<Update>> changes(List<Update> entry) {
        Map<Object, List<Update>> changes = new LinkedHashMap<>();
        for (Update update : entry) {
            Object key =
                    update instanceof Update.OfNumber of ? new Group(of.number(), of.field(), of.list()) : new Object();
            changes.computeIfAbsent(key, unseen -> new ArrayList<>()).add(update);
        }
        return changes.values();
    }

    private static void change(StringBuilder body, List<Update> updates) {
        body.append("{\"value\":");
        switch (updates.getFirst()) {
            case Update.OfAccount of -> body.append(of.value());
            case Update.OfNumber of -> {
                body.append(of.number().envelope);
                appendContacts(body, updates);
                body.append('"').append(of.list()).append("\":[");
                for (int i = 0; i < updates.size(); i++) {
                    if (updates.get(i) instanceof Update.OfNumber next) {
                        body.append(i == 0 ? "" : ",").append(next.item());
                    }
                }
                body.append("]}");
            }
        }
        body.append(",\"field\":\"").append(updates.getFirst().field()).append("\"}");
    }

    private static void appendContacts(StringBuilder body, List<Update> updates) {
        Set<String> contacts = new LinkedHashSet<>();
        for (Update update : updates) {
            if (update instanceof Update.OfNumber of && of.contact() != null) {
                contacts.add(of.contact());
            }
        }
        if (!contacts.isEmpty()) {
            body.append("\"contacts\":[").append(String.join(",", contacts)).append("],");
        }
    }

    private static void appendTime(StringBuilder body, Update update) {
        if (update instanceof Update.OfAccount of) {
            body.append(",\"time\":").append(of.atSeconds());
        }
    }

    private static byte[] bytes(StringBuilder body) {
        return body.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private record Group(PhoneNumber number, String field, String list) {}
}
