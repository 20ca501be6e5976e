package io.wasl.meta;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Which reader understands which webhook field. A field that is new to us gets a line here.
final class Fields {

    private static final Map<String, Field> FIELDS = new HashMap<>();

    static {
        list("messages", "messages", MessageEvents::inbound);
        list("messages", "statuses", MessageEvents::anyStatus);
        list("messages", "errors", bare(ErrorReported::read));
        list("calls", "calls", bare(CallChanged::read));
        list("calls", "statuses", bare(CallChanged::readStatus));
        list("calls", "errors", bare(ErrorReported::read));
        list("user_preferences", "user_preferences", bare(PersonEvents::preference));
        list("user_id_update", "user_id_update", bare(PersonEvents::userId));
        list("smb_message_echoes", "message_echoes", bare(MessageEchoed::read));
        list("smb_app_state_sync", "state_sync", bare(AppContactSynced::read));
        list("history", "history", bare(HistoryReceived::read));
        for (String field : List.of(
                "group_lifecycle_update",
                "group_participants_update",
                "group_settings_update",
                "group_status_update")) {
            list(field, "groups", bare(GroupChanged::read));
        }
        whole("message_template_status_update", AccountEvents::templateStatus);
        whole("message_template_quality_update", AccountEvents::templateQuality);
        whole("message_template_components_update", TemplateComponentsChanged::read);
        whole("template_category_update", AccountEvents::templateCategory);
        whole("template_correct_category_detection", AccountEvents::templateCategory);
        whole("phone_number_quality_update", AccountEvents::phoneQuality);
        whole("phone_number_name_update", PhoneNameDecided::read);
        whole("business_username_updates", BusinessUsernameChanged::read);
        whole("account_update", AccountEvents::account);
        whole("account_alerts", AccountAlerted::read);
        whole("account_review_update", AccountReviewed::read);
        whole("business_capability_update", CapabilityChanged::read);
        whole("security", SecurityChanged::read);
        whole("flows", FlowChanged::read);
        whole("payment_configuration_update", PaymentSetupChanged::read);
        for (String field : List.of(
                "partner_solutions",
                "automatic_events",
                "tracking_events",
                "account_settings_update",
                "business_status_update",
                "messaging_handovers",
                "standby",
                "message_echoes")) {
            whole(field, OtherNews::read);
        }
    }

    private Fields() {}

    /// Reads one element of a list, or the whole value of a change.
    interface Reader {
        WebhookEvent read(WebhookDecoder.Origin origin, JsonNode node);
    }

    /// As [Reader], with the value that the element stands in.
    interface ElementReader {
        WebhookEvent read(WebhookDecoder.Origin origin, JsonNode element, JsonNode value);
    }

    /// What a change of one field may hold.
    sealed interface Field {

        record Whole(Reader reader) implements Field {}

        /// @param readers by the names of the lists
        record Lists(Map<String, ElementReader> readers) implements Field {}
    }

    static boolean knows(String field) {
        return FIELDS.containsKey(field);
    }

    static Field of(String field) {
        Field known = FIELDS.get(field);
        if (known == null) {
            throw new IllegalArgumentException("No reader for " + field);
        }
        return known;
    }

    private static ElementReader bare(Reader reader) {
        return (origin, element, value) -> reader.read(origin, element);
    }

    private static void whole(String field, Reader reader) {
        FIELDS.put(field, new Field.Whole(reader));
    }

    private static void list(String field, String name, ElementReader reader) {
        if (FIELDS.computeIfAbsent(field, unseen -> new Field.Lists(new LinkedHashMap<>()))
                instanceof Field.Lists lists) {
            lists.readers().put(name, reader);
        }
    }
}
