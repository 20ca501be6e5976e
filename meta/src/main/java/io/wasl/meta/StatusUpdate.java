package io.wasl.meta;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message of ours got somewhere, or did not.
///
/// @param recipientPhone digits as Meta writes them, without `+`; absent when the person hides the number
public record StatusUpdate(
        String wabaId,
        String phoneNumberId,
        String wamid,
        DeliveryStatus status,
        Instant at,
        @Nullable String recipientPhone,
        @Nullable String recipientUserId,
        @Nullable String opaqueCallbackData,
        @Nullable Pricing pricing,
        List<EventError> errors)
        implements WebhookEvent {

    public StatusUpdate {
        errors = List.copyOf(errors);
    }
}
