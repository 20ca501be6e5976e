package io.wasl.simulator;

import io.wasl.meta.WebhookSignature;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The Meta app: its secret signs every webhook, its subscription says where webhooks go by default.
final class App {

    static final Set<String> FIELDS = new TreeSet<>(Set.of(
            "messages",
            "message_template_status_update",
            "message_template_quality_update",
            "message_template_components_update",
            "template_category_update",
            "phone_number_quality_update",
            "phone_number_name_update",
            "account_update",
            "account_alerts",
            "account_review_update",
            "business_capability_update",
            "security",
            "user_preferences",
            "user_id_update",
            "business_username_updates",
            "smb_message_echoes",
            "smb_app_state_sync",
            "history",
            "flows",
            "calls",
            "payment_configuration_update",
            "template_correct_category_detection",
            "group_lifecycle_update",
            "group_participants_update",
            "group_settings_update",
            "group_status_update",
            "partner_solutions",
            "automatic_events",
            "tracking_events",
            "account_settings_update",
            "business_status_update",
            "messaging_handovers",
            "standby",
            "message_echoes"));

    final String id;
    final String name;
    final WebhookSignature signature;
    private final String secret;
    private @Nullable Callback callback;
    private Set<String> fields = Set.of();

    App(String id, String name, String secret) {
        this.id = id;
        this.name = name;
        this.secret = secret;
        signature = new WebhookSignature(secret);
    }

    boolean hasSecret(@Nullable String claimed) {
        return secret.equals(claimed);
    }

    @Nullable Callback callback() {
        return callback;
    }

    Set<String> fields() {
        return fields;
    }

    void subscribe(Callback address, Set<String> subscribedFields) {
        callback = address;
        fields = subscribedFields;
    }

    void unsubscribe() {
        callback = null;
        fields = Set.of();
    }
}
