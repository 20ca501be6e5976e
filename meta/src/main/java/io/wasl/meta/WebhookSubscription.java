package io.wasl.meta;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What of one kind of object an app is told about, and where.
///
/// @param object such as `whatsapp_business_account`
public record WebhookSubscription(String object, @Nullable String callbackUrl, boolean active, List<String> fields) {

    public WebhookSubscription {
        fields = List.copyOf(fields);
    }
}
